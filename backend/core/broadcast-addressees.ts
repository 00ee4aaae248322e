/** Whom of the chosen people a broadcast goes to. */
import type { LeftOut } from '#lib/contract/broadcasts.ts';
import type { RecordId } from '#lib/contract/ids.ts';
import { toMatchKey } from './addresses.ts';

type Person = { recordId: RecordId; name: string; address: string | null };
type Addressees = { chosen: (Person & { address: string })[]; leftOut: LeftOut[] };

/** One person an address, the first of them; the others, and those without an address, with the reason. */
export function chooseAddressees(people: readonly Person[]): Addressees {
  const taken = new Set<string>();
  const found: Addressees = { chosen: [], leftOut: [] };
  for (const { recordId, name, address } of people) {
    if (address === null) found.leftOut.push({ recordId, name, reason: 'no-address' });
    else if (taken.has(toMatchKey(address))) found.leftOut.push({ recordId, name, reason: 'same-address' });
    else {
      taken.add(toMatchKey(address));
      found.chosen.push({ recordId, name, address });
    }
  }
  return found;
}

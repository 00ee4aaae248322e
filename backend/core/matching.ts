/** Which people of a thread are customers, which records they match, and what a new ticket is associated with. */
import type { RecordId } from '#lib/contract/ids.ts';
import type { AssociableKind, RecordSummary } from '#lib/contract/records.ts';
import type { Participant } from '#lib/contract/threads.ts';
import { toMatchKey } from './addresses.ts';

export type Person = { address: string; name: string | null; isCustomer: boolean; records: RecordSummary[] };

export type Associations = Record<`${AssociableKind}Id`, RecordId | null>;

/**
 * People outside the team, each once, the customer first: the newest outside sender, and on our own mail its first outside
 * recipient. `recordsOf` gives the leads and contacts of a match key, latest activity first.
 */
export function findPeople(
  participants: readonly Participant[],
  ourKeys: ReadonlySet<string>,
  recordsOf: (matchKey: string) => RecordSummary[],
): Person[] {
  const outside = dedupe(participants.filter((participant) => !ourKeys.has(toMatchKey(participant.address))));
  const customer = outside.find((participant) => participant.role === 'from') ?? outside[0];
  return outside
    .toSorted((a, b) => Number(b === customer) - Number(a === customer))
    .map((participant) => ({
      address: participant.address,
      name: participant.name,
      isCustomer: participant === customer,
      records: recordsOf(toMatchKey(participant.address)),
    }));
}

/**
 * What a ticket for this customer is associated with by itself: the lead and the contact when each is the only match of its
 * kind, both when both match, and the contact's account. With several of a kind none is chosen; the form asks.
 */
export function associateCustomer(customer: Person | undefined): Associations {
  const lead = onlyOne(customer, 'lead');
  const contact = onlyOne(customer, 'contact');
  return {
    leadId: lead?.id ?? null,
    contactId: contact?.id ?? null,
    accountId: contact?.accountId ?? null,
    opportunityId: null,
  };
}

/**
 * True when the thread's customer is a lead or contact, so that a ticket may be made from it. A known colleague of theirs
 * in copy is not enough: the ticket would be for the wrong person.
 */
export function hasMatchedCustomer(people: readonly Person[]): boolean {
  return people.some((person) => person.isCustomer && person.records.length > 0);
}

function onlyOne(person: Person | undefined, kind: 'lead' | 'contact'): RecordSummary | undefined {
  const ofKind = person?.records.filter((record) => record.kind === kind) ?? [];
  return ofKind.length === 1 ? ofKind[0] : undefined;
}

function dedupe(participants: readonly Participant[]): Participant[] {
  const seen = new Set<string>();
  return participants.filter((participant) => {
    const key = toMatchKey(participant.address);
    return seen.has(key) ? false : seen.add(key);
  });
}

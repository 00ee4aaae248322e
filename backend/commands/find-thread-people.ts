import type { ThreadFacts } from '#lib/contract/threads.ts';
import { toMatchKey, toMatchKeys } from '#backend/core/addresses.ts';
import { findPeople, type Person } from '#backend/core/matching.ts';
import type { Db } from '#backend/data/database.ts';
import { findRecordsByKeys } from '#backend/data/records.ts';

/** People of the thread outside the team with the leads and contacts they match, the customer first. */
export async function findThreadPeople(
  db: Db,
  facts: ThreadFacts,
  ourKeys: ReadonlySet<string>,
): Promise<Person[]> {
  const ours = new Set(ourKeys).add(toMatchKey(facts.mailbox));
  const records = await findRecordsByKeys(db, toMatchKeys(facts.participants.map(({ address }) => address)));
  return findPeople(facts.participants, ours, (key) => records.get(key) ?? []);
}

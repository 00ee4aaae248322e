/** Makes what new tickets get of a policy and its calendar as they are now saved. Tickets that there are keep their terms. */
import type { SlaTerms } from '#lib/contract/sla.ts';
import { findCalendar } from '#backend/data/calendars.ts';
import type { Tx } from '#backend/data/database.ts';
import { readPolicy, setTerms, type PolicyOwner } from '#backend/data/sla-policies.ts';

/** Writes new terms, or none where the policy has no target. */
export async function renewTerms(tx: Tx, owner: PolicyOwner, at: Date): Promise<void> {
  await setTerms(tx, await makeTerms(tx, owner), { owner, at });
}

async function makeTerms(tx: Tx, owner: PolicyOwner): Promise<SlaTerms | null> {
  const { calendarId, version: _version, ...policy } = await readPolicy(tx, owner);
  if (policy.firstResponseS === null && policy.closureS === null) return null;
  const calendar = calendarId === null ? null : await findCalendar(tx, calendarId);
  if (calendar === null) return { ...policy, calendar: null };
  const { name, zone, week, holidays } = calendar;
  return { ...policy, calendar: { name, zone, week, holidays } };
}

/** The SLA policy that new tickets get, and the terms made of it, which are never changed. */
import { sql } from 'kysely';
import type { SlaTermsId, UserId } from '#lib/contract/ids.ts';
import type { SlaPolicy, SlaTerms } from '#lib/contract/sla.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { toWorkingTerms, type WorkingTerms } from '#backend/core/sla/clocks.ts';
import type { Db, Tx } from './database.ts';

/** The policy with who changed it last. */
export type PolicyState = SlaPolicy & { changedBy: UserSummary | null };

const UNSET: PolicyState = {
  firstResponseS: null,
  closureS: null,
  calendarId: null,
  pausingStatuses: [],
  notifyUserId: null,
  version: 1,
  changedBy: null,
};

/** The global policy; without targets, at version 1, before somebody sets it. */
export async function readPolicyState(db: Db): Promise<PolicyState> {
  const { rows } = await sql<PolicyState>`
    select
      first_response_s as "firstResponseS", closure_s as "closureS", calendar_id as "calendarId",
      pausing_statuses as "pausingStatuses", notify_user_id as "notifyUserId", version,
      (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = sla_policy.changed_by
      ) as "changedBy"
    from sla_policy where is_global
  `.execute(db);
  return rows[0] ?? UNSET;
}

/** The global policy as its settings show it. */
export async function readPolicy(db: Db): Promise<SlaPolicy> {
  const { changedBy: _changedBy, ...policy } = await readPolicyState(db);
  return policy;
}

/** Makes writers of policies and calendars follow each other, so that terms are made of what is saved. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await sql`lock table sla_policy in share row exclusive mode`.execute(tx);
}

/** Writes the global policy under the next version; nobody else may be writing it. */
export async function writePolicy(
  tx: Tx,
  policy: SlaPolicy,
  { by, at }: { by: UserId; at: Date },
): Promise<void> {
  const columns = {
    first_response_s: policy.firstResponseS,
    closure_s: policy.closureS,
    calendar_id: policy.calendarId,
    pausing_statuses: policy.pausingStatuses,
    notify_user_id: policy.notifyUserId,
    version: policy.version + 1,
    changed_by: by,
    changed_at: at,
  };
  const updated = await tx
    .updateTable('sla_policy')
    .set(columns)
    .where('is_global', '=', true)
    .returning('id')
    .executeTakeFirst();
  if (updated === undefined)
    await tx
      .insertInto('sla_policy')
      .values({ ...columns, is_global: true, terms_id: null })
      .execute();
}

/** What new tickets get from now on; null for no SLA. */
export async function setTerms(tx: Tx, terms: SlaTerms | null, at: Date): Promise<void> {
  const id = terms === null ? null : await insertTerms(tx, terms, at);
  await tx.updateTable('sla_policy').set({ terms_id: id }).where('is_global', '=', true).execute();
}

async function insertTerms(tx: Tx, terms: SlaTerms, at: Date): Promise<SlaTermsId> {
  const { id } = await tx
    .insertInto('sla_terms')
    .values({ terms: JSON.stringify(terms), made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Terms never change, so what was read once is good for ever; oldest first, the oldest goes when there are many. */
const known = new Map<SlaTermsId, WorkingTerms>();
const KNOWN_MAX = 200;

/** Terms made ready for clocks; usually without asking the database. */
export async function readTerms(db: Db, id: SlaTermsId): Promise<WorkingTerms> {
  const before = known.get(id);
  if (before !== undefined) return before;
  const { terms } = await db
    .selectFrom('sla_terms')
    .where('id', '=', id)
    .select('terms')
    .executeTakeFirstOrThrow();
  const ready = toWorkingTerms(terms);
  const [oldest] = known.keys();
  if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  known.set(id, ready);
  return ready;
}

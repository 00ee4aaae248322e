/** SLA policies that new tickets get, global and of channels, and the terms made of them, which are never changed. */
import { sql } from 'kysely';
import type { ChannelId, SlaTermsId, UserId } from '#lib/contract/ids.ts';
import type { SlaPolicy, SlaPolicyValues, SlaTerms } from '#lib/contract/sla.ts';
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
  warningShare: null,
  levels: [],
  version: 1,
  changedBy: null,
};

/** Whose policy: a channel's own, or the global one for null. */
export type PolicyOwner = ChannelId | null;

/** A policy; without targets, at version 1, before somebody sets it. */
export async function readPolicyState(db: Db, owner: PolicyOwner): Promise<PolicyState> {
  const { rows } = await sql<PolicyState>`
    select
      first_response_s as "firstResponseS", closure_s as "closureS", calendar_id as "calendarId",
      pausing_statuses as "pausingStatuses", notify_user_id as "notifyUserId",
      warning_share as "warningShare", levels, version,
      (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = sla_policy.changed_by
      ) as "changedBy"
    from sla_policy where ${of(owner)}
  `.execute(db);
  return rows[0] ?? UNSET;
}

/** A policy as its settings show it. */
export async function readPolicy(db: Db, owner: PolicyOwner): Promise<SlaPolicy> {
  const { changedBy: _changedBy, ...policy } = await readPolicyState(db, owner);
  return policy;
}

/** Whose policies use a calendar, with the channels' names; null is the global one. */
export async function listPoliciesOfCalendar(
  db: Db,
  calendarId: string,
): Promise<{ owner: PolicyOwner; name: string | null }[]> {
  return db
    .selectFrom('sla_policy')
    .leftJoin('channel', 'channel.id', 'sla_policy.channel_id')
    .where(sql<boolean>`calendar_id = ${calendarId}`)
    .select(['channel_id as owner', 'channel.name'])
    .orderBy('is_global', 'desc')
    .orderBy('channel.name')
    .execute();
}

/** Makes writers of policies and calendars follow each other, so that terms are made of what is saved. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await sql`lock table sla_policy in share row exclusive mode`.execute(tx);
}

type Write = { owner: PolicyOwner; version: number; by: UserId; at: Date };

/** Writes a policy under the version after the given one; nobody else may be writing it. */
export async function writePolicy(
  tx: Tx,
  policy: SlaPolicyValues,
  { owner, version, by, at }: Write,
): Promise<void> {
  const columns = {
    first_response_s: policy.firstResponseS,
    closure_s: policy.closureS,
    calendar_id: policy.calendarId,
    pausing_statuses: policy.pausingStatuses,
    notify_user_id: policy.notifyUserId,
    warning_share: policy.warningShare,
    levels: JSON.stringify(policy.levels.toSorted((a, b) => a.afterS - b.afterS)),
    version: version + 1,
    changed_by: by,
    changed_at: at,
  };
  const updated = await tx
    .updateTable('sla_policy')
    .set(columns)
    .where(of(owner))
    .returning('id')
    .executeTakeFirst();
  if (updated !== undefined) return;
  const fresh = { ...columns, is_global: owner === null, channel_id: owner, terms_id: null };
  await tx.insertInto('sla_policy').values(fresh).execute();
}

/** What new tickets get under the policy from now on; null for no SLA. */
export async function setTerms(
  tx: Tx,
  terms: SlaTerms | null,
  { owner, at }: { owner: PolicyOwner; at: Date },
): Promise<void> {
  const id = terms === null ? null : await insertTerms(tx, terms, at);
  await tx.updateTable('sla_policy').set({ terms_id: id }).where(of(owner)).execute();
}

function of(owner: PolicyOwner) {
  return owner === null ? sql<boolean>`is_global` : sql<boolean>`channel_id = ${owner}`;
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
  // Terms that were made before there were warnings and levels have none.
  const ready = toWorkingTerms({
    ...terms,
    warningShare: terms.warningShare ?? null,
    levels: terms.levels ?? [],
  });
  const [oldest] = known.keys();
  if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  known.set(id, ready);
  return ready;
}

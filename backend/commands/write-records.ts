/** Records from elsewhere, many at once: each is added, changed, left alone or refused by itself. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { RecordId, UserId } from '#lib/contract/ids.ts';
import { toMatchKey, toMatchKeys } from '#backend/core/addresses.ts';
import {
  decideUpsert,
  type GivenRecord,
  type KnownRecord,
  type RecordDecision,
} from '#backend/core/record-upserts.ts';
import type { Tx } from '#backend/data/database.ts';
import {
  findAccountsByName,
  findKnownRecords,
  insertRecords,
  lockRecordWrites,
  newRecordId,
  updateRecords,
  type RecordAddition,
  type RecordUpdate,
} from '#backend/data/record-writes.ts';
import { readSettings } from '#backend/data/settings.ts';

/** A record with what must be looked up first. */
export type RecordOrder = {
  given: GivenRecord;
  /** An id in the same source. */
  accountExternalId?: string | null | undefined;
  /** Text that is an account's name, or only text. */
  accountName?: string | undefined;
  /** A colleague's address or name. */
  owner?: string | null | undefined;
};

export type RecordOutcome =
  | { outcome: 'added' | 'changed' | 'unchanged'; recordId: RecordId }
  | { outcome: 'refused'; reason: string };

type Writing = {
  /** The source that all of them come from. */
  source: string | null;
  actorId: UserId;
  at: Date;
  /** Decides all and writes nothing. */
  isTrial: boolean;
};

/** What became of each, in order. */
export async function writeRecords(
  tx: Tx,
  orders: readonly RecordOrder[],
  writing: Writing,
): Promise<RecordOutcome[]> {
  if (!writing.isTrial) await lockRecordWrites(tx);
  const desk = await openDesk(tx, orders, writing.source);
  const outcomes = orders.map((order) => desk.take(order));
  if (!writing.isTrial) {
    await insertRecords(tx, desk.additions, writing);
    await updateRecords(tx, desk.updates, writing);
  }
  return outcomes;
}

/** Everything that the decisions need, kept up to date by each of them. */
async function openDesk(tx: Tx, orders: readonly RecordOrder[], source: string | null) {
  const known = await findKnownRecords(tx, {
    source,
    externalIds: orders.flatMap(({ given, accountExternalId }) =>
      [given.externalId, accountExternalId].filter(isText),
    ),
    matchKeys: toMatchKeys(orders.flatMap(({ given }) => given.emails ?? [])),
  });
  const names = orders.flatMap(({ accountName }) => accountName ?? []);
  const lookUp = { accounts: await findAccountsByName(tx, names), users: (await readSettings(tx)).users };
  const index = indexRecords(known, source);
  const additions: RecordAddition[] = [];
  const updates: RecordUpdate[] = [];
  const seen = new Set<string>();

  const keep = (decision: RecordDecision, given: GivenRecord): RecordOutcome => {
    if (decision.outcome === 'unchanged') return { outcome: 'unchanged', recordId: decision.record.id };
    const id = decision.outcome === 'added' ? newRecordId() : decision.record.id;
    const { state } = decision;
    if (decision.outcome === 'added') additions.push({ id, kind: given.kind, state });
    else updates.push({ record: decision.record, state });
    index.add({ ...state, id, kind: given.kind });
    return { outcome: decision.outcome, recordId: id };
  };

  const take = (order: RecordOrder): RecordOutcome => {
    const { externalId } = order.given;
    if (externalId !== null && seen.has(externalId))
      return { outcome: 'refused', reason: 'This id was given before. Send each once.' };
    if (externalId !== null) seen.add(externalId);
    const resolved = resolve(order, { ...lookUp, byExternal: index.byExternal });
    if (!resolved.ok) return { outcome: 'refused', reason: resolved.error };
    const given = resolved.value;
    const decided = decideUpsert(given, {
      byExternal: externalId === null ? undefined : index.byExternal(externalId),
      byEmail: index.byEmail(given),
    });
    return decided.ok ? keep(decided.value, given) : { outcome: 'refused', reason: decided.error };
  };
  return { take, additions, updates };
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string';
}

function indexRecords(known: readonly KnownRecord[], source: string | null) {
  const byId = new Map<string, KnownRecord>();
  const byExternal = new Map<string, KnownRecord>();
  const byKey = new Map<string, Set<RecordId>>();
  const add = (record: KnownRecord) => {
    byId.set(record.id, record);
    if (record.externalId !== null && record.source === source) byExternal.set(record.externalId, record);
    for (const address of record.emails) {
      const key = toMatchKey(address);
      byKey.set(key, (byKey.get(key) ?? new Set()).add(record.id));
    }
  };
  for (const record of known) add(record);
  return {
    add,
    byExternal: (externalId: string) => byExternal.get(externalId),
    /** Records of the same kind that have one of the addresses now. */
    byEmail: ({ kind, emails = [] }: GivenRecord): KnownRecord[] => {
      const keys = new Set(emails.map(toMatchKey));
      const ids = new Set([...keys].flatMap((key) => [...(byKey.get(key) ?? [])]));
      return [...ids].flatMap((id) => {
        const record = byId.get(id);
        const has = record?.kind === kind && record.emails.some((address) => keys.has(toMatchKey(address)));
        return has ? [record] : [];
      });
    },
  };
}

type LookUp = {
  accounts: ReadonlyMap<string, RecordId>;
  users: readonly { id: UserId; name: string; email: string }[];
  byExternal: (externalId: string) => KnownRecord | undefined;
};

/** The record with ids in place of names. */
function resolve(order: RecordOrder, { accounts, users, byExternal }: LookUp): Result<GivenRecord, string> {
  const given: GivenRecord = { ...order.given };
  const { accountExternalId, accountName, owner } = order;
  if (accountExternalId === null) given.accountId = null;
  if (isText(accountExternalId)) {
    const account = byExternal(accountExternalId);
    if (account?.kind !== 'account')
      return err(`Send the account ${accountExternalId} first; there is none with this id.`);
    given.accountId = account.id;
  }
  const accountId = accountName === undefined ? undefined : accounts.get(accountName.toLowerCase());
  if (accountId !== undefined) given.accountId = accountId;
  if (owner === null) given.ownerId = null;
  if (isText(owner)) {
    const wanted = owner.toLowerCase();
    const user = users.find(
      ({ email, name }) => email.toLowerCase() === wanted || name.toLowerCase() === wanted,
    );
    if (user === undefined) return err(`Choose another owner; nobody here is called ${owner}, or is active.`);
    given.ownerId = user.id;
  }
  return ok(given);
}

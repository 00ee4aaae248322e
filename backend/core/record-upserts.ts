/** What becomes of a record that comes from elsewhere: added, changed, left alone, or refused. No clock, no driver. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { RecordId, UserId } from '#lib/contract/ids.ts';
import type { RecordKind } from '#lib/contract/records.ts';
import { toMatchKey } from './addresses.ts';

/** A record as it is given. Undefined stays as it is, null is taken away. */
export type GivenRecord = {
  kind: RecordKind;
  source: string | null;
  externalId: string | null;
  name?: string | undefined;
  title?: string | null | undefined;
  company?: string | null | undefined;
  accountId?: RecordId | null | undefined;
  emails?: string[] | undefined;
  /** True keeps addresses that are not given; a file may know fewer than we do. */
  keepsEmails?: boolean;
  phones?: string[] | undefined;
  ownerId?: UserId | null | undefined;
  sourceUrl?: string | null | undefined;
  dueOn?: string | null | undefined;
  doneAt?: Date | null | undefined;
};

/** The columns of a record that come from elsewhere. */
export type RecordState = {
  source: string | null;
  externalId: string | null;
  name: string;
  title: string | null;
  company: string | null;
  accountId: RecordId | null;
  emails: string[];
  phones: string[];
  ownerId: UserId | null;
  sourceUrl: string | null;
  dueOn: string | null;
  doneAt: Date | null;
};

export type KnownRecord = RecordState & { id: RecordId; kind: RecordKind };

export type RecordDecision =
  | { outcome: 'added'; state: RecordState }
  | { outcome: 'changed'; record: KnownRecord; state: RecordState }
  | { outcome: 'unchanged'; record: KnownRecord };

type Known = {
  /** The record with the given source and id. */
  byExternal: KnownRecord | undefined;
  /** Records of the same kind that have one of the given addresses. */
  byEmail: readonly KnownRecord[];
};

/**
 * The record with this id in its CRM is brought up to date. One made here, with one of the addresses and of no CRM, is adopted:
 * a second one would leave every later sender with two matches.
 */
export function decideUpsert(
  given: GivenRecord,
  { byExternal, byEmail }: Known,
): Result<RecordDecision, string> {
  if (byExternal !== undefined && byExternal.kind !== given.kind)
    return err(
      `It is known as ${article(byExternal.kind)} ${byExternal.kind}. A record cannot change its kind.`,
    );
  const others = byEmail.filter(({ id }) => id !== byExternal?.id);
  const target = byExternal ?? others.find((record) => mayBe(record, given));
  const [double] = others.filter(({ id }) => id !== target?.id);
  if (double !== undefined)
    return err(`${double.name} has one of these addresses already. Merge the two, or take the address out.`);
  if (target === undefined) return addition(given);
  const state = applied(given, target);
  return ok(
    isSame(target, state)
      ? { outcome: 'unchanged', record: target }
      : { outcome: 'changed', record: target, state },
  );
}

function mayBe(record: KnownRecord, given: GivenRecord): boolean {
  return given.externalId === null || record.externalId === null;
}

function article(kind: RecordKind): string {
  return kind === 'account' || kind === 'opportunity' ? 'an' : 'a';
}

const EMPTY: Omit<RecordState, 'name'> = {
  source: null,
  externalId: null,
  title: null,
  company: null,
  accountId: null,
  emails: [],
  phones: [],
  ownerId: null,
  sourceUrl: null,
  dueOn: null,
  doneAt: null,
};

function addition(given: GivenRecord): Result<RecordDecision, string> {
  if (given.name === undefined) return err('Give a name; a new record needs one.');
  return ok({ outcome: 'added', state: applied(given, { ...EMPTY, name: given.name }) });
}

function applied(given: GivenRecord, before: RecordState): RecordState {
  const { emails, keepsEmails = false } = given;
  const pick = <K extends keyof RecordState>(key: K & keyof GivenRecord): RecordState[K] =>
    given[key] === undefined ? before[key] : (given[key] as RecordState[K]);
  return {
    source: given.externalId === null ? before.source : given.source,
    externalId: given.externalId ?? before.externalId,
    name: pick('name'),
    title: pick('title'),
    company: pick('company'),
    accountId: pick('accountId'),
    emails:
      emails === undefined ? before.emails : distinct(keepsEmails ? [...before.emails, ...emails] : emails),
    phones: pick('phones'),
    ownerId: pick('ownerId'),
    sourceUrl: pick('sourceUrl'),
    dueOn: pick('dueOn'),
    doneAt: pick('doneAt'),
  };
}

/** The first of addresses that mean the same. */
function distinct(addresses: readonly string[]): string[] {
  const byKey = new Map(addresses.toReversed().map((address) => [toMatchKey(address), address]));
  return [...byKey.values()].toReversed();
}

function isSame(before: RecordState, after: RecordState): boolean {
  return JSON.stringify(comparable(before)) === JSON.stringify(comparable(after));
}

function comparable(state: RecordState): unknown[] {
  return [
    state.source,
    state.externalId,
    state.name,
    state.title,
    state.company,
    state.accountId,
    state.emails,
    state.phones,
    state.ownerId,
    state.sourceUrl,
    state.dueOn,
    state.doneAt?.toISOString() ?? null,
  ];
}

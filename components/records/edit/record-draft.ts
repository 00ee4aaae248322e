import type { RecordId, UserId } from '#lib/contract/ids.ts';
import type { CrmRecord, NewRecord, RecordChanges, RecordKind } from '#lib/contract/records.ts';

/** A record as a form holds it: lines of text. */
export type RecordDraft = {
  name: string;
  title: string;
  company: string;
  account: { id: RecordId; name: string } | null;
  emails: string;
  phones: string;
  ownerId: string;
  sourceUrl: string;
  dueOn: string;
  isDone: boolean;
};

/** Nobody, as a choice. */
export const NOBODY = '';

/** The form's first state. */
export function toDraft(record: CrmRecord): RecordDraft {
  const { accountId, company } = record;
  return {
    name: record.name,
    title: record.title ?? '',
    // With an account the company is the account's name, and not this record's to change.
    company: accountId === null ? (company ?? '') : '',
    account: accountId === null ? null : { id: accountId, name: company ?? '' },
    emails: record.emails.join('\n'),
    phones: record.phones.join('\n'),
    ownerId: record.ownerId ?? NOBODY,
    sourceUrl: record.sourceUrl ?? '',
    dueOn: record.dueOn ?? '',
    isDone: record.doneAt !== null,
  };
}

/** The form of a record that is not there yet. */
export function emptyDraft(ownerId: UserId): RecordDraft {
  const texts = { name: '', title: '', company: '', emails: '', phones: '', sourceUrl: '', dueOn: '' };
  return { ...texts, account: null, ownerId, isDone: false };
}

/** The record that the form describes. */
export function toNewRecord(kind: RecordKind, draft: RecordDraft): NewRecord {
  const { isDone: _, ...values } = valuesOf(draft);
  return { kind, aboutId: null, ...values };
}

/** What differs between the record as the form opened with it and the form as it is, for the version to save over. */
export function toChanges(base: CrmRecord, draft: RecordDraft, version: number): RecordChanges {
  const now = valuesOf(draft);
  const before = valuesOf(toDraft(base));
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
  );
  return { version, ...Object.fromEntries(changed) };
}

function valuesOf(draft: RecordDraft) {
  return {
    name: draft.name.trim(),
    title: lineOrNull(draft.title),
    company: draft.account === null ? lineOrNull(draft.company) : null,
    accountId: draft.account?.id ?? null,
    emails: linesOf(draft.emails),
    phones: linesOf(draft.phones),
    ownerId: draft.ownerId === NOBODY ? null : (draft.ownerId as UserId),
    sourceUrl: lineOrNull(draft.sourceUrl),
    dueOn: lineOrNull(draft.dueOn),
    isDone: draft.isDone,
  };
}

function lineOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

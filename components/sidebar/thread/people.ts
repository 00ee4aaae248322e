/** Who of a thread matched which records, and which of several was chosen. */
import type { AssociableKind, RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext, ThreadPerson } from '#lib/contract/threads.ts';

/** Kinds of record that a person can be. */
const PERSON_KINDS = ['contact', 'lead'] as const;

/** The person the thread is about; null when nobody from outside is on it. */
export function customerOf(context: ThreadContext): ThreadPerson | null {
  return context.people.find((person) => person.isCustomer) ?? null;
}

/** Everybody else who is told of. */
export function othersOf(context: ThreadContext): ThreadPerson[] {
  return context.people.filter((person) => !person.isCustomer);
}

/** Kinds with more than one match, which the agent must choose from; latest activity first. */
export function severalMatches(
  person: ThreadPerson | null,
): { kind: 'contact' | 'lead'; records: RecordSummary[] }[] {
  return PERSON_KINDS.map((kind) => ({ kind, records: ofKind(person, kind) })).filter(
    ({ records }) => records.length > 1,
  );
}

/** The one record of each kind: the only match, or the chosen one of several. */
export function soleMatches(person: ThreadPerson | null, chosen: readonly RecordSummary[]): RecordSummary[] {
  return PERSON_KINDS.flatMap((kind) => {
    const records = ofKind(person, kind);
    if (records.length === 1) return records;
    return chosen.filter((record) => record.kind === kind);
  });
}

/** Whose title and company are shown: the contact's before the lead's, and of several undecided ones the latest active. */
export function primaryRecord(
  person: ThreadPerson | null,
  chosen: readonly RecordSummary[],
): RecordSummary | null {
  const [sole] = soleMatches(person, chosen);
  return sole ?? ofKind(person, 'contact')[0] ?? ofKind(person, 'lead')[0] ?? null;
}

/** What the header says of a person: the mail's own name unless the contact has one, then title and company, else the address. */
export function headerWords(
  person: { name: string | null; address: string },
  record: RecordSummary | null,
): { name: string; meta: string } {
  const ofContact = record?.kind === 'contact' ? record.name : null;
  const name = ofContact ?? person.name ?? record?.name ?? person.address;
  const place = [record?.title, record?.company].filter(Boolean).join(' · ');
  return { name, meta: place !== '' || name === person.address ? place : person.address };
}

/** What is known of a record that a form names by id only: any match on the thread, or the account behind one. */
export function findRecord(
  context: ThreadContext,
  kind: AssociableKind,
  id: string,
): Pick<RecordSummary, 'id' | 'kind' | 'name'> {
  const records = context.people.flatMap((person) => person.records);
  const found = records.find((record) => record.id === id);
  if (found !== undefined) return found;
  const behind = records.find((record) => record.accountId === id);
  return { id: id as RecordSummary['id'], kind, name: behind?.company ?? '' };
}

function ofKind(person: ThreadPerson | null, kind: RecordSummary['kind']): RecordSummary[] {
  return person?.records.filter((record) => record.kind === kind) ?? [];
}

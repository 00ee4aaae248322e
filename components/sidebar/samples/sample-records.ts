/** Invented people and firms for stories and tests of the sidebar; nobody of these exists. */
import type {
  CommentId,
  EventId,
  FieldId,
  PipelineId,
  RecordId,
  StageId,
  TicketId,
  UserId,
} from '#lib/contract/ids.ts';
import type { RecordKind, RecordSummary } from '#lib/contract/records.ts';
import type { UserSummary } from '#lib/contract/users.ts';

/** Any id at all: samples are typed once, whatever they stand for. */
type SampleId = CommentId & EventId & FieldId & PipelineId & RecordId & StageId & TicketId & UserId;

/** A UUID that is the same in each run. */
export function sampleId(number: number): SampleId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as SampleId;
}

function user(number: number, name: string): UserSummary {
  const email = `${name.split(' ')[0]?.toLowerCase()}@norrvik.example`;
  return { id: sampleId(number), name, email };
}

export const ANA = user(1, 'Ana Ribeiro');
export const JONAS = user(2, 'Jonas Feld');
export const PRIYA = user(3, 'Priya Nair');

type Given = Partial<Pick<RecordSummary, 'title' | 'company' | 'accountId'>>;

function record(
  ...[number, kind, name, given = {}]: [number: number, kind: RecordKind, name: string, given?: Given]
): RecordSummary {
  return { id: sampleId(number), kind, name, title: null, company: null, accountId: null, ...given };
}

export const OSTERBY = record(10, 'account', 'Osterby Lighting');
export const MARTA = record(11, 'contact', 'Marta Lindqvist', {
  title: 'Logistics',
  company: OSTERBY.name,
  accountId: OSTERBY.id,
});
export const HALL_5 = record(12, 'lead', 'Hall 5 extension', { company: OSTERBY.name });
export const MARTA_AT_HOME = record(13, 'contact', 'Marta Lindqvist', {
  title: 'Board member',
  company: 'Hamnen Housing',
});
export const MARTA_BEFORE = record(14, 'contact', 'M. Lindqvist', { company: 'Sundby Freight' });
export const PIET = record(15, 'contact', 'Piet Warsame', { company: 'Tarnmoor Clinics' });
export const ELIN = record(16, 'contact', 'Elin Sandberg', {
  title: 'Night shift lead',
  company: OSTERBY.name,
});

import { ANA, sampleId } from '../../../components/sidebar/samples/sample-records.ts';
import {
  COMPANION,
  DOCKS_TICKET,
  SUPPORT,
  wholeTicket,
} from '../../../components/sidebar/samples/sample-tickets.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { Attachment } from '#lib/contract/attachments.ts';
import type { TicketComment } from '#lib/contract/comments.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { TimelineEvent, TimelineKind } from '#lib/contract/timeline.ts';

/** A record as the companion gives it back after a write. */
export function whole(record: RecordSummary, emails: string[]) {
  const now = new Date().toISOString();
  return {
    ...record,
    emails,
    phones: [],
    ownerId: null,
    sourceUrl: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** The `count`th ticket that is made from a form's body. */
export function makeTicket(body: Record<string, string>, count: number): Ticket {
  const number = `TKT-E${1042 + count}`;
  const stage =
    SUPPORT.stages.find(({ id }) => id === body['stageId']) ?? assertExists(SUPPORT.stages[0], 'stage');
  const now = new Date().toISOString();
  const summary = {
    ...DOCKS_TICKET,
    id: sampleId(800 + count),
    number,
    url: `${COMPANION}/tickets/${number}`,
    subject: body['subject'] ?? '',
  };
  return wholeTicket(
    { ...summary, status: 'open', stage, owner: ANA, createdAt: now, updatedAt: now, version: 1 },
    { timeline: [], comments: [] },
  );
}

/** A comment on the ticket, as the next one. */
export function makeComment({ comments }: Ticket, { text }: { text: string }): TicketComment {
  const id = sampleId(900 + comments.length);
  return { id, author: ANA, text, mentions: [], createdAt: new Date().toISOString() };
}

/** A file of the ticket, as the next one. */
export function makeFile({ attachments }: Ticket, name: string, { size }: Blob): Attachment {
  const id = sampleId(700 + attachments.length) as string as Attachment['id'];
  return { id, name, sizeBytes: size, addedBy: ANA, createdAt: new Date().toISOString() };
}

/** The ticket with an edit in it. */
export function changed(ticket: Ticket, changes: Partial<Record<string, string>>): Ticket {
  const stage = SUPPORT.stages.find(({ id }) => id === changes['stageId']) ?? ticket.stage;
  const ownerId = changes['ownerId'];
  const owner =
    ownerId === undefined ? ticket.owner : (ticket.owners.find(({ id }) => id === ownerId) ?? null);
  const status = (changes['status'] as Ticket['status'] | undefined) ?? stage.setsStatus ?? ticket.status;
  const fieldValues = { ...ticket.fieldValues, ...(changes['fields'] as unknown as object) };
  const subject = changes['subject'] ?? ticket.subject;
  const edited = { ...ticket, subject, stage, owner, status, fieldValues, version: ticket.version + 1 };
  return { ...edited, timeline: [...ticket.timeline, ...eventsBetween(ticket, edited)] };
}

/** The outbox finds in them which version an edit made. */
function eventsBetween(before: Ticket, after: Ticket): TimelineEvent[] {
  const facts = (ticket: Ticket): Partial<Record<TimelineKind, string | null>> => ({
    'subject-changed': ticket.subject,
    'status-changed': ticket.status,
    'stage-changed': ticket.stage.name,
    'owner-changed': ticket.owner?.name ?? null,
  });
  const to = Object.entries(facts(after)) as [TimelineKind, string | null][];
  const from = facts(before);
  return to
    .filter(([kind, value]) => value !== from[kind])
    .map(([kind, value], index) => ({
      id: sampleId(1000 + 10 * after.version + index),
      kind,
      at: new Date().toISOString(),
      actor: ANA,
      subject: null,
      from: from[kind] ?? null,
      to: value,
      reason: null,
      version: after.version,
    }));
}

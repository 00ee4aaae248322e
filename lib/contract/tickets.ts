/** Tickets: reading, creating, editing, linking to threads. */
import * as z from 'zod/mini';
import { Attachment } from './attachments.ts';
import { Checklist } from './checklists.ts';
import { TicketComment } from './comments.ts';
import { MessageAuthor } from './message-authors.ts';
import { Field, FieldValues } from './fields.ts';
import { ConversationId, MessageId, PipelineId, RecordId, StageId, TicketId, UserId } from './ids.ts';
import { Pipeline, TicketStatus } from './pipelines.ts';
import { RecordSummary } from './records.ts';
import { defineRoute } from './route.ts';
import { SortName } from './ticket-columns.ts';
import { ThreadFacts, ThreadMessage } from './threads.ts';
import { TimelineEvent } from './timeline.ts';
import { TicketListItem, TicketNumber, TicketSummary } from './tickets-summary.ts';
import { UserSummary } from './users.ts';
import { Cursor, EmailAddress, Instant, Version, line, page, paragraph } from './values.ts';

export const TicketSubject = line(500);
export const TicketDescription = paragraph(100_000);

/** At most one record of each kind. */
export const TicketAssociations = z.strictObject({
  leadId: z.optional(z.nullable(RecordId)),
  contactId: z.optional(z.nullable(RecordId)),
  accountId: z.optional(z.nullable(RecordId)),
  opportunityId: z.optional(z.nullable(RecordId)),
});
export type TicketAssociations = z.infer<typeof TicketAssociations>;

/** A message kept with the ticket. */
export const ConversationMessage = z.object({
  id: MessageId,
  /** Somebody on a channel may have no address, or no name. */
  from: z.object({ address: z.nullable(EmailAddress), name: z.nullable(z.string()) }),
  to: z.array(EmailAddress),
  sentAt: z.nullable(Instant),
  text: z.string(),
  /** Who wrote it as the channel's connector says; null for e-mail. */
  author: z.nullable(MessageAuthor),
  /** True when a colleague wrote it, or something of ours by itself. */
  isOurs: z.boolean(),
});
export type ConversationMessage = z.infer<typeof ConversationMessage>;

/** What the asking user may do with this ticket now. */
export const TicketAbilities = z.object({
  canUpdate: z.boolean(),
  canClose: z.boolean(),
  canReassign: z.boolean(),
  canComment: z.boolean(),
  canDelete: z.boolean(),
});
export type TicketAbilities = z.infer<typeof TicketAbilities>;

/** Another ticket, as a link says it. */
export const TicketLink = z.object({
  id: TicketId,
  number: TicketNumber,
  subject: z.string(),
  status: TicketStatus,
});
export type TicketLink = z.infer<typeof TicketLink>;

/** A ticket whole, as its page and the sidebar's ticket view show it. */
export const Ticket = z.extend(TicketSummary, {
  description: z.string(),
  /** Values by field key. */
  fieldValues: FieldValues,
  /** Definitions that apply to this ticket's pipeline. */
  fields: z.array(Field),
  createdBy: z.nullable(UserSummary),
  closedAt: z.nullable(Instant),
  associations: z.array(RecordSummary),
  /** The closed ticket that this one goes on with; null as well where the asking user may not see it. */
  follows: z.nullable(TicketLink),
  /** Tickets that go on with this one, oldest first; those the asking user may see. */
  followUps: z.array(TicketLink),
  /** The ticket that this duplicate was closed in favour of; null as well where the asking user may not see it. */
  mergedInto: z.nullable(TicketLink),
  /** Duplicates that were closed in favour of this one; those the asking user may see. */
  mergedFrom: z.array(TicketLink),
  isSpam: z.boolean(),
  comments: z.array(TicketComment),
  checklists: z.array(Checklist),
  followers: z.array(UserSummary),
  attachments: z.array(Attachment),
  timeline: z.array(TimelineEvent),
  conversation: z.nullable(
    z.object({ id: ConversationId, subject: z.string(), messages: z.array(ConversationMessage) }),
  ),
  /** All pipelines, so that a view can offer moves without asking again. */
  pipelines: z.array(Pipeline),
  /** Users the ticket can be given to. */
  owners: z.array(UserSummary),
  abilities: TicketAbilities,
});
export type Ticket = z.infer<typeof Ticket>;

const TicketParams = z.object({ ticketId: TicketId });

export const NewTicket = z
  .strictObject({
    subject: TicketSubject,
    description: z._default(TicketDescription, ''),
    /** Absent: the default pipeline. */
    pipelineId: z.optional(PipelineId),
    /** Absent: the pipeline's first stage. */
    stageId: z.optional(StageId),
    /** Absent: the creator; null: nobody. */
    ownerId: z.optional(z.nullable(UserId)),
    associations: z._default(TicketAssociations, {}),
    fields: z._default(FieldValues, {}),
    /** E-mail needs `thread`, conversation needs `conversationId`; the others must not have them. */
    source: z._default(z.enum(['manual', 'email', 'record', 'api', 'conversation']), 'manual'),
    /** The e-mail thread the ticket is made from. */
    thread: z.optional(ThreadFacts),
    /** The conversation on a channel that the ticket is made from. */
    conversationId: z.optional(ConversationId),
    /** Messages of the thread to keep as the ticket's conversation. */
    messages: z._default(z.array(ThreadMessage).check(z.maxLength(100)), []),
    /** Makes another ticket although the thread or conversation has one; without it that is refused with `thread_has_ticket`. */
    isKnowinglyAnother: z._default(z.boolean(), false),
  })
  .check(
    z.refine((ticket) => ticket.source !== 'email' || ticket.thread !== undefined, {
      path: ['thread'],
      error: 'Give the thread; a ticket with source email is made from one.',
    }),
    z.refine((ticket) => ticket.source === 'email' || ticket.thread === undefined, {
      path: ['thread'],
      error: 'Leave the thread out; only source email has one.',
    }),
    z.refine(({ source, conversationId }) => (source === 'conversation') === (conversationId !== undefined), {
      path: ['conversationId'],
      error: 'Give the conversation for source conversation, and only for it.',
    }),
  );
export type NewTicket = z.infer<typeof NewTicket>;

/** Facts of `thread_has_ticket`: the newest ticket of the thread, whose it is and how old. */
export const ThreadHasTicketFacts = z.object({
  ticket: TicketSummary,
  createdBy: z.nullable(UserSummary),
  /** It was found by people, subject and time, so it is perhaps of another thread. */
  isSuggested: z._default(z.boolean(), false),
});
export type ThreadHasTicketFacts = z.infer<typeof ThreadHasTicketFacts>;

export const createTicket = defineRoute({
  method: 'POST',
  path: '/api/tickets',
  summary:
    'Create a ticket by hand, from a record, by API, from an e-mail thread or from a conversation on a channel',
  access: 'tickets.create',
  body: NewTicket,
  response: Ticket,
  status: 201,
  errors: [
    'thread_has_ticket',
    'no_matched_record',
    'unusable_reference',
    'field_missing',
    'idempotency_key_reused',
  ],
  idempotent: true,
});

/** Facts of `not_found` for a ticket: there is none with this number, it is hidden from the caller, or it was deleted. */
export const MissingTicketFacts = z.discriminatedUnion('cause', [
  z.object({ cause: z.enum(['none', 'hidden']) }),
  z.object({
    cause: z.literal('deleted'),
    ticketId: TicketId,
    deletedAt: Instant,
    /** Null for somebody who is no user any more. */
    deletedBy: z.nullable(UserSummary),
    canRestore: z.boolean(),
  }),
]);
export type MissingTicketFacts = z.infer<typeof MissingTicketFacts>;

export const readTicket = defineRoute({
  method: 'GET',
  path: '/api/tickets/:ticketId',
  summary: 'One ticket, whole',
  access: 'tickets.read',
  params: z.object({ ticketId: z.union([TicketId, z.string().check(z.regex(/^TKT-[MERCA]\d{3,}$/i))]) }),
  response: Ticket,
  errors: ['not_found'],
});

/** Tickets are counted up to here; beyond it a list says "10,000+". */
export const TOTAL_MAX = 10_000;

export const listTickets = defineRoute({
  method: 'GET',
  path: '/api/tickets',
  summary: 'Tickets by filter and text, in any order, latest change first unless asked otherwise',
  access: 'tickets.read',
  query: z.strictObject({
    /** Number or words of the subject, by prefix. */
    search: z.optional(line(200)),
    /** `open` stands for everything not closed. */
    status: z.optional(z.enum(['open', 'pending', 'on-hold', 'closed', 'not-closed'])),
    /** A user id, `me`, or `nobody`. */
    owner: z.optional(z.union([UserId, z.literal('me'), z.literal('nobody')])),
    recordId: z.optional(RecordId),
    /** A `TicketFilter` as JSON; it narrows what the others leave. */
    filter: z.optional(z.string().check(z.maxLength(8000, { error: 'Give a shorter filter.' }))),
    /** A column, with `-` before it for the largest or latest first. */
    sort: z._default(SortName, '-updated'),
    /** Keys of the custom fields whose values to give, separated by commas. */
    fields: z.optional(z.string().check(z.maxLength(4000, { error: 'Ask for fewer fields.' }))),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  }),
  response: z.extend(page(TicketListItem), {
    /** All tickets that fit the filters, over all pages; counted up to `TOTAL_MAX`. */
    total: z.int(),
    /** False when there are more than `total`. */
    isTotalExact: z.boolean(),
  }),
  errors: [],
});

/** Only what is given changes; `version` is what the edit was based on. */
export const TicketChanges = z.strictObject({
  version: Version,
  subject: z.optional(TicketSubject),
  description: z.optional(TicketDescription),
  status: z.optional(TicketStatus),
  pipelineId: z.optional(PipelineId),
  stageId: z.optional(StageId),
  ownerId: z.optional(z.nullable(UserId)),
  associations: z.optional(TicketAssociations),
  fields: z.optional(FieldValues),
});
export type TicketChanges = z.infer<typeof TicketChanges>;

/** Facts of `stale_version`: the ticket as it stands, and the changes since the version the edit was based on. */
export const StaleVersionFacts = z.object({ ticket: Ticket, changes: z.array(TimelineEvent) });
export type StaleVersionFacts = z.infer<typeof StaleVersionFacts>;

export const updateTicket = defineRoute({
  method: 'PATCH',
  path: '/api/tickets/:ticketId',
  summary: 'Change a ticket that is not closed',
  access: 'tickets.update',
  params: TicketParams,
  body: TicketChanges,
  response: Ticket,
  errors: [
    'not_found',
    'stale_version',
    'ticket_closed',
    'unusable_reference',
    'field_missing',
    'idempotency_key_reused',
  ],
  idempotent: true,
});

/** How long a create can be undone, as the interface offers it; the server allows a little more for the way there. */
export const UNDO_S = 10;

export const undoCreate = defineRoute({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/creation',
  summary: 'Undo a create: its creator withdraws the ticket within seconds, unless somebody changed it',
  access: 'tickets.create',
  params: TicketParams,
  errors: ['not_found', 'undo_too_late'],
});

export const linkThread = defineRoute({
  method: 'POST',
  path: '/api/tickets/:ticketId/threads',
  summary: 'Link an existing ticket to an e-mail thread',
  access: 'tickets.update',
  params: TicketParams,
  body: z.strictObject({
    thread: ThreadFacts,
    messages: z._default(z.array(ThreadMessage).check(z.maxLength(100)), []),
  }),
  response: Ticket,
  errors: ['not_found', 'ticket_closed', 'unusable_reference'],
});

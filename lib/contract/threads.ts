/** What a mail program knows of a thread, and everything the sidebar needs about it in one answer. */
import * as z from 'zod/mini';
import { Field } from './fields.ts';
import { ConversationId, PipelineId, RecordId, StageId, UserId } from './ids.ts';
import { Pipeline } from './pipelines.ts';
import { RecordSummary } from './records.ts';
import { defineRoute } from './route.ts';
import { TicketSummary } from './tickets-summary.ts';
import { UserSummary } from './users.ts';
import { EmailAddress, Instant, line, paragraph } from './values.ts';

/** Where a thread was read. */
export const MailProvider = z.enum(['gmail', 'outlook-web', 'office', 'imap']);
export type MailProvider = z.infer<typeof MailProvider>;

/**
 * A Message-ID without angle brackets, case kept (RFC 5322 3.6.4 allows 998 characters a line). Real mail carries ids with
 * spaces and without `@`, so only control characters and the brackets are refused.
 */
export const Rfc5322MessageId = z.string().check(
  z.trim(),
  z.minLength(1),
  z.refine((id) => new TextEncoder().encode(id).length <= 998, {
    error: 'Message-IDs have at most 998 bytes.',
  }),
  z.regex(/^[^<>\p{Cc}]+$/u, { error: 'Give the Message-ID without angle brackets.' }),
);

export const ParticipantRole = z.enum(['from', 'to', 'cc']);

const PersonName = z._default(z.nullable(z.string().check(z.trim(), z.maxLength(200))), null);

/** Somebody on the thread, in the role of the latest message that names them. */
export const Participant = z.object({
  address: EmailAddress,
  name: PersonName,
  role: ParticipantRole,
});
export type Participant = z.infer<typeof Participant>;

/** What the host knows of the open thread. No message text: looking never sends mail content. */
export const ThreadFacts = z.strictObject({
  provider: MailProvider,
  /** Address of the mailbox the thread was read in; provider ids are valid there only. */
  mailbox: EmailAddress,
  providerThreadId: z._default(z.nullable(line(300)), null),
  subject: z._default(paragraph(2000), ''),
  /** Message-IDs of messages that are in this mailbox's thread; what the thread is recognised by. */
  messageIds: z._default(z.array(Rfc5322MessageId).check(z.maxLength(300)), []),
  /** Ids named by References and In-Reply-To. Anybody can write these, so they link only for people on the ticket. */
  references: z._default(z.array(Rfc5322MessageId).check(z.maxLength(1000)), []),
  /** Everybody on the thread; the newest sender first. */
  participants: z._default(z.array(Participant).check(z.maxLength(500)), []),
});
export type ThreadFacts = z.infer<typeof ThreadFacts>;

/** A message of the thread, kept with the ticket as its conversation. */
export const ThreadMessage = z.strictObject({
  messageId: z._default(z.nullable(Rfc5322MessageId), null),
  providerMessageId: z._default(z.nullable(line(300)), null),
  from: z.strictObject({ address: EmailAddress, name: PersonName }),
  to: z._default(z.array(EmailAddress).check(z.maxLength(500)), []),
  sentAt: z._default(z.nullable(Instant), null),
  /** Without quotes and signature. */
  text: paragraph(200_000),
});
export type ThreadMessage = z.infer<typeof ThreadMessage>;

/** Everybody outside who matched, and who the customer of this thread is. */
export const ThreadPerson = z.object({
  address: EmailAddress,
  name: z.nullable(z.string()),
  /** True for the person this thread is about: the newest outside sender, or for own mail its first outside recipient. */
  isCustomer: z.boolean(),
  /** Leads and contacts with this address, latest activity first; several of a kind are all returned. */
  records: z.array(RecordSummary),
});
export type ThreadPerson = z.infer<typeof ThreadPerson>;

/** The new-ticket form as it should open. */
export const TicketPrefill = z.object({
  subject: z.string(),
  pipelineId: PipelineId,
  stageId: StageId,
  ownerId: z.nullable(UserId),
  /** Records that are the only match of their kind; a kind with several matches is left to the agent. */
  associations: z.object({
    leadId: z.nullable(RecordId),
    contactId: z.nullable(RecordId),
    accountId: z.nullable(RecordId),
    opportunityId: z.nullable(RecordId),
  }),
  fields: z.record(z.string(), z.unknown()),
});
export type TicketPrefill = z.infer<typeof TicketPrefill>;

/** Why no ticket can be made here now; absent when one can. */
export const CreateObstacle = z.enum(['no-permission', 'no-matched-record']);

/** How sure the link between thread and tickets is (DESIGN: linked by Message-ID, suggested, or not). */
export const ThreadLink = z.enum(['linked', 'suggested', 'not-linked', 'unknown']);

export const ThreadContext = z.object({
  /** The conversation the companion keeps for this thread; null until a ticket is made or linked. */
  conversationId: z.nullable(ConversationId),
  link: ThreadLink,
  people: z.array(ThreadPerson),
  /** Tickets of this thread, newest first. */
  tickets: z.array(TicketSummary),
  /** Tickets that a stranger's References point at; shown as "possibly related", never linked by themselves. */
  possiblyRelated: z.array(TicketSummary),
  /** The customer's other tickets that are not closed, latest activity first; at most 50. */
  otherOpenTickets: z.array(TicketSummary),
  /** True when tickets of this thread exist that the asking user may not see. */
  hasHiddenTickets: z.boolean(),
  prefill: TicketPrefill,
  fields: z.array(Field),
  pipelines: z.array(Pipeline),
  /** Users a ticket can be given to. */
  owners: z.array(UserSummary),
  abilities: z.object({
    canCreate: z.boolean(),
    obstacle: z.nullable(CreateObstacle),
    canAddRecord: z.boolean(),
    canLink: z.boolean(),
  }),
});
export type ThreadContext = z.infer<typeof ThreadContext>;

export const readThreadContext = defineRoute({
  method: 'POST',
  path: '/api/threads/context',
  summary: 'Everything the sidebar shows beside an e-mail thread, in one round trip',
  access: 'tickets.read',
  body: ThreadFacts,
  response: ThreadContext,
  errors: [],
});

/** What a mail program knows of a thread, and everything the sidebar needs about it in one answer. */
import { z } from 'zod';
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
export const Rfc5322MessageId = z
  .string()
  .trim()
  .min(1)
  .refine((id) => new TextEncoder().encode(id).length <= 998, {
    error: 'Message-IDs have at most 998 bytes.',
  })
  .regex(/^[^<>\p{Cc}]+$/u, { error: 'Give the Message-ID without angle brackets.' });

export const ParticipantRole = z.enum(['from', 'to', 'cc']);

/** Somebody on the thread, in the role of the latest message that names them. */
export const Participant = z.object({
  address: EmailAddress,
  name: z.string().trim().max(200).nullable().default(null),
  role: ParticipantRole,
});
export type Participant = z.infer<typeof Participant>;

/** What the host knows of the open thread. No message text: looking never sends mail content. */
export const ThreadFacts = z.strictObject({
  provider: MailProvider,
  /** Address of the mailbox the thread was read in; provider ids are valid there only. */
  mailbox: EmailAddress,
  providerThreadId: line(300).nullable().default(null),
  subject: paragraph(2000).default(''),
  /** Message-IDs of messages that are in this mailbox's thread; what the thread is recognised by. */
  messageIds: z.array(Rfc5322MessageId).max(300).default([]),
  /** Ids named by References and In-Reply-To. Anybody can write these, so they link only for people on the ticket. */
  references: z.array(Rfc5322MessageId).max(1000).default([]),
  /** Everybody on the thread; the newest sender first. */
  participants: z.array(Participant).max(500).default([]),
});
export type ThreadFacts = z.infer<typeof ThreadFacts>;

/** A message of the thread, kept with the ticket as its conversation. */
export const ThreadMessage = z.strictObject({
  messageId: Rfc5322MessageId.nullable().default(null),
  providerMessageId: line(300).nullable().default(null),
  from: z.strictObject({ address: EmailAddress, name: z.string().trim().max(200).nullable().default(null) }),
  to: z.array(EmailAddress).max(500).default([]),
  sentAt: Instant.nullable().default(null),
  /** Without quotes and signature. */
  text: paragraph(200_000),
});
export type ThreadMessage = z.infer<typeof ThreadMessage>;

/** Everybody outside who matched, and who the customer of this thread is. */
export const ThreadPerson = z.object({
  address: EmailAddress,
  name: z.string().nullable(),
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
  ownerId: UserId.nullable(),
  /** Records that are the only match of their kind; a kind with several matches is left to the agent. */
  associations: z.object({
    leadId: RecordId.nullable(),
    contactId: RecordId.nullable(),
    accountId: RecordId.nullable(),
    opportunityId: RecordId.nullable(),
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
  conversationId: ConversationId.nullable(),
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
    obstacle: CreateObstacle.nullable(),
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

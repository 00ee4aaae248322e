/** The message module: conversations on channels as colleagues read and answer them. */
import * as z from 'zod/mini';
import { ChannelKind } from './channels.ts';
import { TicketComment } from './comments.ts';
import { ConversationStarter, SessionEnd, SessionVerdict } from './conversations.ts';
import { MessageAuthor } from './message-authors.ts';
import {
  BroadcastId,
  ChannelId,
  ConversationId,
  ConversationSessionId,
  MessageAttachmentId,
  MessageId,
  TicketId,
  UserId,
} from './ids.ts';
import { RecordSummary } from './records.ts';
import { MessageFile, REPLY_FILES_MAX } from './reply-files.ts';
import { defineRoute } from './route.ts';
import { TicketSummary } from './tickets-summary.ts';
import { TicketLink } from './tickets.ts';
import { UserSummary } from './users.ts';
import { Cursor, Instant, Version, line, page, paragraph } from './values.ts';

/** Why a conversation has no ticket by itself, or has one: as its newest session says, or that none has begun. */
export const TicketReason = z.enum([...SessionVerdict.options, 'no-session']);
export type TicketReason = z.infer<typeof TicketReason>;

const Customer = z.object({ name: z.nullable(z.string()), address: z.nullable(z.string()) });

/** A conversation as the list shows it. */
export const ConversationSummary = z.object({
  id: ConversationId,
  subject: z.string(),
  channel: z.object({ id: ChannelId, name: z.string(), kind: ChannelKind }),
  customer: Customer,
  startedBy: ConversationStarter,
  assignee: z.nullable(UserSummary),
  /** The newest message; null while there is none. */
  last: z.nullable(z.object({ text: z.string(), author: MessageAuthor, at: Instant })),
  /** True when the customer wrote since the asking user looked. */
  isUnread: z.boolean(),
  /** Its open ticket, or its newest; null as well where the asking user may not see it. */
  ticket: z.nullable(TicketSummary),
  reason: TicketReason,
  version: Version,
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

const Session = z.object({
  id: ConversationSessionId,
  startedBy: ConversationStarter,
  startedAt: Instant,
  /** When and why it was over; null while it goes on. */
  ended: z.nullable(z.object({ at: Instant, by: SessionEnd })),
  verdict: SessionVerdict,
  /** Null as well where the asking user may not see it. */
  ticket: z.nullable(TicketLink),
});
export type ConversationSession = z.infer<typeof Session>;

/** A message as the conversation shows it. */
export const Message = z.object({
  id: MessageId,
  author: MessageAuthor,
  from: Customer,
  /** The colleague who wrote it here; null for all others. */
  user: z.nullable(UserSummary),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  sentAt: Instant,
  /** Without quotes and signature. */
  text: z.string(),
  /** All of it, where that is more. */
  originalText: z.nullable(z.string()),
  /** Of a reply that a colleague formatted: words, lists, links and quotes, and nothing else. Null for all others. */
  replyHtml: z.nullable(z.string()),
  /** Whether it came with a look of its own, to be had from `readMessagePage`, and with pictures that lie elsewhere. */
  hasHtml: z.boolean(),
  hasRemotePictures: z.boolean(),
  attachments: z.array(MessageFile),
  sessionId: z.nullable(ConversationSessionId),
});
export type Message = z.infer<typeof Message>;

/** A conversation whole, as the message module shows it. */
export const ConversationView = z.extend(ConversationSummary, {
  /** Leads and contacts with the customer's address. */
  people: z.array(RecordSummary),
  sessions: z.array(Session),
  /** Oldest first: the newest of them, or those before `older`. */
  messages: z.array(Message),
  /** Where messages before these are to be had; null when these are all. */
  older: z.nullable(Cursor),
  /** Comments on its tickets, which customers never see. */
  comments: z.array(z.object({ ticket: TicketLink, comment: TicketComment })),
  /** All its tickets that the asking user may see, newest first. */
  tickets: z.array(TicketSummary),
  /** Colleagues it can be given to. */
  assignees: z.array(UserSummary),
  canReply: z.boolean(),
});
export type ConversationView = z.infer<typeof ConversationView>;

const OfConversation = z.object({ conversationId: ConversationId });

/** A page of messages. */
export const MESSAGES_MAX = 100;

const Counts = z.object({ mine: z.int(), unassigned: z.int(), all: z.int() });
export type ConversationCounts = z.infer<typeof Counts>;

/** Counts stop here. */
export const CONVERSATIONS_COUNTED_MAX = 1000;

export const listConversations = defineRoute({
  method: 'GET',
  path: '/api/conversations',
  summary: 'Conversations on channels that the caller may see, latest message first',
  access: 'messages.read',
  query: z.strictObject({
    assignee: z._default(
      z.enum(['me', 'nobody', 'anyone'], { error: 'Choose me, nobody or anyone.' }),
      'anyone',
    ),
    channelId: z.optional(ChannelId),
    broadcastId: z.optional(BroadcastId),
    unread: z._default(z.stringbool({ error: 'Say true or false.' }), false),
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  }),
  response: z.extend(page(ConversationSummary), { counts: Counts }),
  errors: [],
});

export const readConversation = defineRoute({
  method: 'GET',
  path: '/api/conversations/:conversationId',
  summary: 'A conversation with its sessions, tickets and newest messages',
  access: 'messages.read',
  params: OfConversation,
  query: z.strictObject({ cursor: z.optional(Cursor) }),
  response: ConversationView,
  errors: ['not_found'],
});

export const updateConversation = defineRoute({
  method: 'PATCH',
  path: '/api/conversations/:conversationId',
  summary: 'Give a conversation to a colleague who may see it, or to nobody',
  access: 'messages.reply',
  params: OfConversation,
  body: z.strictObject({ version: Version, assigneeId: z.nullable(UserId) }),
  response: ConversationView,
  errors: ['not_found', 'stale_version', 'unusable_reference'],
});

export const markConversationRead = defineRoute({
  method: 'POST',
  path: '/api/conversations/:conversationId/read',
  summary: 'Note that the caller has read the conversation',
  access: 'messages.read',
  params: OfConversation,
  errors: ['not_found'],
});

export const endConversationSession = defineRoute({
  method: 'POST',
  path: '/api/conversations/:conversationId/session-end',
  summary: 'End the running session; the customer’s next message starts another',
  access: 'messages.reply',
  params: OfConversation,
  response: ConversationView,
  errors: ['not_found', 'ticket_not_closed'],
});

/** Bold, italic, lists, links and quotes are kept; whatever else HTML can do is taken out. */
const ReplyHtml = paragraph(100_000).check(z.regex(/\S/, { error: 'Give some text; it is empty.' }));

export const NewReply = z
  .strictObject({
    text: z.optional(line(20_000)),
    html: z.optional(ReplyHtml),
    /** Files that the caller added to the conversation and that wait for a reply. */
    attachmentIds: z._default(
      z
        .array(MessageAttachmentId)
        .check(z.maxLength(REPLY_FILES_MAX, { error: `Send ${REPLY_FILES_MAX} files at most.` })),
      [],
    ),
    /** Sets a ticket of the conversation in the same step: what is refused of it keeps the reply back too. */
    ticket: z.optional(
      z.strictObject({
        id: TicketId,
        status: z.enum(['pending', 'closed'], { error: 'Choose pending or closed.' }),
      }),
    ),
  })
  .check(
    z.refine(({ text, html }) => (text === undefined) !== (html === undefined), {
      error: 'Give the reply as text or as html.',
      path: ['text'],
    }),
  );
export type NewReply = z.infer<typeof NewReply>;

export const replyToConversation = defineRoute({
  method: 'POST',
  path: '/api/conversations/:conversationId/replies',
  summary:
    'Answer the customer by the conversation’s channel, and set its ticket to pending or closed at once',
  access: 'messages.reply',
  params: OfConversation,
  body: NewReply,
  response: Message,
  status: 201,
  errors: [
    'not_found',
    'unusable_reference',
    'unusable_value',
    'ticket_closed',
    'field_missing',
    'idempotency_key_reused',
  ],
  idempotent: true,
});

export const readMessageAttachment = defineRoute({
  method: 'GET',
  path: '/api/conversations/:conversationId/attachments/:attachmentId',
  summary: 'One file of a message, as a download',
  access: 'messages.read',
  params: z.object({ conversationId: ConversationId, attachmentId: MessageAttachmentId }),
  file: 'application/octet-stream',
  errors: ['not_found'],
});

export const readMessagePage = defineRoute({
  method: 'GET',
  path: '/api/conversations/:conversationId/messages/:messageId/page',
  summary: 'A message as its mail program made it, sanitised, as a page for a frame in which nothing runs',
  access: 'messages.read',
  params: z.object({ conversationId: ConversationId, messageId: MessageId }),
  query: z.strictObject({
    /** Pictures that lie elsewhere tell whoever put them there that the mail was read. */
    pictures: z._default(z.stringbool({ error: 'Say true or false.' }), false),
  }),
  file: 'text/html',
  errors: ['not_found'],
});

/** Conversations on channels, and their messages, as connectors post them. */
import * as z from 'zod/mini';
import { ChannelId, ConversationId, MessageId } from './ids.ts';
import { MessageAuthor } from './message-authors.ts';
import { defineRoute } from './route.ts';
import { EmailAddress, Instant, line, paragraph } from './values.ts';

const STARTERS = ['customer', 'agent', 'broadcast', 'workflow'] as const;

/** Who began it: only what a customer began is a reason for a ticket. */
export const ConversationStarter = z.enum(STARTERS, {
  error: `Say who started it: ${STARTERS.join(', ')}.`,
});
export type ConversationStarter = z.infer<typeof ConversationStarter>;

/** Why a session was over: nothing came for the channel's idle hours, somebody ended it, or its ticket was closed. */
export const SessionEnd = z.enum(['idle', 'closed', 'ticket-closed']);
export type SessionEnd = z.infer<typeof SessionEnd>;

/** Why a session has a ticket, or has none. */
export const SessionVerdict = z.enum([
  'created',
  'follow-up',
  'has-ticket',
  'made-by-hand',
  'switched-off',
  'not-by-customer',
  'no-customer-message',
  'spam',
]);
export type SessionVerdict = z.infer<typeof SessionVerdict>;

/** What the connector calls a thing; the same again is the same thing. */
const ExternalId = line(200);

/** Somebody as the connector knows them. */
const Somebody = z.strictObject({
  name: z._default(z.nullable(line(200)), null),
  address: z._default(z.nullable(EmailAddress), null),
});

export const Conversation = z.object({
  id: ConversationId,
  channelId: ChannelId,
  externalId: z.string(),
  startedBy: ConversationStarter,
  subject: z.string(),
  customer: z.object({ name: z.nullable(z.string()), address: z.nullable(z.string()) }),
  createdAt: Instant,
});
export type Conversation = z.infer<typeof Conversation>;

export const NewConversation = z.strictObject({
  externalId: ExternalId,
  startedBy: ConversationStarter,
  subject: line(500),
  customer: z._default(Somebody, { name: null, address: null }),
});
export type NewConversation = z.infer<typeof NewConversation>;

export const createConversation = defineRoute({
  method: 'POST',
  path: '/api/channels/:channelId/conversations',
  summary: 'Post a conversation to a channel; the same external id again answers with the one there is',
  access: 'messages.reply',
  params: z.object({ channelId: ChannelId }),
  body: NewConversation,
  response: Conversation,
  status: 201,
  errors: ['not_found', 'unusable_reference', 'unusable_value'],
});

export const ChannelMessage = z.object({
  id: MessageId,
  externalId: z.string(),
  author: MessageAuthor,
  sentAt: Instant,
  text: z.string(),
});
export type ChannelMessage = z.infer<typeof ChannelMessage>;

export const NewChannelMessage = z.strictObject({
  externalId: ExternalId,
  author: MessageAuthor,
  /** Absent: the conversation's customer for a customer's message, nobody by name for the others. */
  from: z.optional(Somebody),
  /** Absent: now. A later instant than now counts as now. */
  sentAt: z.optional(Instant),
  text: paragraph(100_000).check(z.minLength(1, { error: 'Give some text; it is empty.' })),
});
export type NewChannelMessage = z.infer<typeof NewChannelMessage>;

export const createMessage = defineRoute({
  method: 'POST',
  path: '/api/channels/:channelId/conversations/:conversationId/messages',
  summary:
    'Post a message of a conversation; an agent’s is the first response of its ticket. The same external id again answers with the one there is',
  access: 'messages.reply',
  params: z.object({ channelId: ChannelId, conversationId: ConversationId }),
  body: NewChannelMessage,
  response: ChannelMessage,
  status: 201,
  errors: ['not_found', 'unusable_reference'],
});

/** Settings > Customisation > Conversation settings: whether a customer's new session gets a ticket by itself. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, Version } from './values.ts';

export const ConversationSettings = z.object({
  /** Replies to a closed ticket open a follow-up whatever it says. */
  createsTickets: z.boolean(),
  version: Version,
  /** Null until somebody changed it. */
  changedAt: z.nullable(Instant),
  changedBy: z.nullable(UserSummary),
});
export type ConversationSettings = z.infer<typeof ConversationSettings>;

export const readConversationSettings = defineRoute({
  method: 'GET',
  path: '/api/conversation-settings',
  summary: 'Whether new sessions get tickets by themselves',
  access: 'settings.manage',
  response: ConversationSettings,
  errors: [],
});

export const updateConversationSettings = defineRoute({
  method: 'PUT',
  path: '/api/conversation-settings',
  summary: 'Switch automatic ticket creation on or off; it holds from the next message on',
  access: 'settings.manage',
  body: z.strictObject({
    version: Version,
    createsTickets: z.boolean({ error: 'Say true to create tickets, or false.' }),
  }),
  response: ConversationSettings,
  errors: ['stale_version'],
});

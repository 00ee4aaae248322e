/** Channels as the message module offers them: to narrow the list by, and to write by. */
import * as z from 'zod/mini';
import { ChannelKind } from './channels.ts';
import { ChannelId } from './ids.ts';
import { defineRoute } from './route.ts';

export const ConversationChannel = z.object({
  id: ChannelId,
  name: z.string(),
  kind: ChannelKind,
  /** True when it can send a broadcast: an enabled e-mail channel with an account. */
  canSend: z.boolean(),
});
export type ConversationChannel = z.infer<typeof ConversationChannel>;

export const listConversationChannels = defineRoute({
  method: 'GET',
  path: '/api/conversation-channels',
  summary: 'The channels whose conversations the caller may see, by name',
  access: 'messages.read',
  response: z.object({ items: z.array(ConversationChannel) }),
  errors: [],
});

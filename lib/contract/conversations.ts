/** Conversations on channels, and their messages. */
import * as z from 'zod/mini';

export const CONVERSATION_STARTERS = ['customer', 'agent', 'broadcast', 'workflow'] as const;

/** Who began it: only what a customer began is a reason for a ticket. */
export const ConversationStarter = z.enum(CONVERSATION_STARTERS, {
  error: `Say who started it: ${CONVERSATION_STARTERS.join(', ')}.`,
});
export type ConversationStarter = z.infer<typeof ConversationStarter>;

export const MESSAGE_AUTHORS = ['customer', 'agent', 'automatic'] as const;

/** Who wrote a message; only an agent's is an answer to the customer. */
export const MessageAuthor = z.enum(MESSAGE_AUTHORS, {
  error: `Say who wrote it: ${MESSAGE_AUTHORS.join(', ')}.`,
});
export type MessageAuthor = z.infer<typeof MessageAuthor>;

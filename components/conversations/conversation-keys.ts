import type { ConversationId } from '#lib/contract/ids.ts';

/** Query keys of conversations; live changes of conversations and of tickets touch all of them. */
export const conversationKeys = {
  all: ['conversations'],
  list: (filter: object) => ['conversations', 'list', filter],
  one: (id: string) => ['conversations', 'one', id as ConversationId],
} as const;

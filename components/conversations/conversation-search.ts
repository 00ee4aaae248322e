import { z } from 'zod';

/** What of the list stands in the address. */
export const ConversationSearch = z.object({
  assignee: z.enum(['me', 'nobody', 'anyone']).optional().catch(undefined),
  unread: z.literal('true').optional().catch(undefined),
  channel: z.uuid().optional().catch(undefined),
  broadcast: z.uuid().optional().catch(undefined),
});
export type ConversationSearch = z.infer<typeof ConversationSearch>;

/** Who wrote a message on a channel. Apart from `conversations`, as the sidebar needs no more of these. */
import * as z from 'zod/mini';

const AUTHORS = ['customer', 'agent', 'automatic'] as const;

/** Who wrote a message. Only an agent's answers the customer; an automatic one does not. */
export const MessageAuthor = z.enum(AUTHORS, { error: `Say who wrote it: ${AUTHORS.join(', ')}.` });
export type MessageAuthor = z.infer<typeof MessageAuthor>;

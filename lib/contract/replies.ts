/** Replies that were sent outside of Threadside, as a mailbox shows them. They stop the first response of the thread's tickets. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';
import { ThreadFacts } from './threads.ts';
import { EmailAddress, Instant } from './values.ts';

/** A message of a thread as far as an answer to the customer is concerned; no word of it. */
export const ThreadReply = z.strictObject({
  from: EmailAddress,
  sentAt: Instant,
  /** It says of itself that no person wrote it. */
  isAutomatic: z.boolean(),
});
export type ThreadReply = z.infer<typeof ThreadReply>;

export const noteReplies = defineRoute({
  method: 'POST',
  path: '/api/threads/replies',
  summary:
    'Messages that a mailbox has in a thread: the first of a colleague stops the first response of its tickets',
  access: 'tickets.update',
  body: z.strictObject({
    thread: ThreadFacts,
    messages: z.array(ThreadReply).check(z.maxLength(300)),
  }),
  /** How many tickets got another verdict. */
  response: z.object({ changed: z.int() }),
  errors: [],
});

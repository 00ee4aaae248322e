/** Tickets of many threads at once, as a mail program's list of threads marks them. */
import * as z from 'zod/mini';
import { TicketStatus } from './pipelines.ts';
import { defineRoute } from './route.ts';
import { ClockGlance } from './ticket-clocks.ts';
import { MailProvider } from './threads.ts';
import { TicketNumber } from './tickets-summary.ts';
import { EmailAddress, line } from './values.ts';

/** More rows than these are on no screen of a mail program. */
export const THREAD_ROWS_MAX = 50;

/** A thread that has tickets. */
export const ThreadRow = z.object({
  providerThreadId: z.string(),
  /** The newest that is not closed, else the newest. */
  ticket: z.object({ number: TicketNumber, status: TicketStatus, clocks: z.array(ClockGlance) }),
  /** How many other tickets the thread has; those the asking user may see. */
  others: z.int(),
});
export type ThreadRow = z.infer<typeof ThreadRow>;

export const readThreadRows = defineRoute({
  method: 'POST',
  path: '/api/threads/rows',
  summary:
    'Tickets of the threads that a mailbox lists, by the provider’s ids; known are those opened in that mailbox since they have a ticket',
  access: 'tickets.read',
  body: z.strictObject({
    provider: MailProvider,
    mailbox: EmailAddress,
    providerThreadIds: z.array(line(300)).check(z.maxLength(THREAD_ROWS_MAX)),
  }),
  /** Threads without a ticket are left out. */
  response: z.object({ rows: z.array(ThreadRow) }),
  errors: [],
});

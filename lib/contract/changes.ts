/** News for whoever looks: what changed, never how. Readers ask again for what they show. */
import * as z from 'zod/mini';
import { RecordId, TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Version } from './values.ts';

export const Change = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('ticket'), id: TicketId, number: z.string(), version: Version }),
  z.object({ topic: z.literal('record'), id: RecordId }),
  /** Several tickets, or some that the reader may no longer see; several records; pipelines, fields, users or rights; conversations. */
  z.object({ topic: z.enum(['tickets', 'records', 'settings', 'notifications', 'conversations']) }),
  /** The reader was away for too long to be told one by one. */
  z.object({ topic: z.literal('everything') }),
]);
export type Change = z.infer<typeof Change>;

/** One message of the stream. The first comes at once, so that a reader has a cursor from the start. */
export const Changes = z.object({
  /** Give it as `since` to go on from here after a lost connection, within a day. */
  cursor: z.string(),
  changes: z.array(Change),
});
export type Changes = z.infer<typeof Changes>;

export const watchChanges = defineRoute({
  method: 'GET',
  path: '/api/changes',
  summary:
    'What changes among the things the caller may see, as server-sent events, from now or from a cursor',
  access: 'signed-in',
  query: z.strictObject({
    since: z.optional(z.string().check(z.maxLength(2000, { error: 'Give a cursor of this stream.' }))),
  }),
  stream: Changes,
  errors: [],
});

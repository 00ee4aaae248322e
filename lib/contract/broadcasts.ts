/** Broadcasts: one message to chosen leads and contacts, each in a conversation of its own that the team began. */
import * as z from 'zod/mini';
import { BroadcastId, ChannelId, RecordId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Cursor, Instant, line, page, paragraph } from './values.ts';

/** People a broadcast goes to at most: it is written in one transaction. */
export const BROADCAST_PEOPLE_MAX = 200;

export const Broadcast = z.object({
  id: BroadcastId,
  channel: z.object({ id: ChannelId, name: z.string() }),
  subject: z.string(),
  createdBy: UserSummary,
  createdAt: Instant,
  /** Conversations that it began, and those of them that the customer wrote in. */
  sent: z.int(),
  answered: z.int(),
});
export type Broadcast = z.infer<typeof Broadcast>;

/** Somebody it did not go to: without an e-mail address, or with that of somebody it went to. */
const LeftOut = z.object({
  recordId: RecordId,
  name: z.string(),
  reason: z.enum(['no-address', 'same-address']),
});
export type LeftOut = z.infer<typeof LeftOut>;

export const createBroadcast = defineRoute({
  method: 'POST',
  path: '/api/broadcasts',
  summary:
    'Write to chosen leads and contacts by an e-mail channel, a conversation each; no ticket comes of it',
  access: 'messages.reply',
  body: z.strictObject({
    channelId: ChannelId,
    subject: line(200),
    text: paragraph(20_000).check(z.minLength(1, { error: 'Give some text; it is empty.' })),
    recordIds: z
      .array(RecordId, { error: 'Choose whom to write to.' })
      .check(
        z.minLength(1, { error: 'Choose whom to write to.' }),
        z.maxLength(BROADCAST_PEOPLE_MAX, { error: `Choose ${BROADCAST_PEOPLE_MAX} people at most.` }),
      ),
  }),
  response: z.object({ broadcast: Broadcast, leftOut: z.array(LeftOut) }),
  status: 201,
  errors: ['not_found', 'unusable_reference', 'idempotency_key_reused'],
  idempotent: true,
});

export const listBroadcasts = defineRoute({
  method: 'GET',
  path: '/api/broadcasts',
  summary: 'Broadcasts on channels that the caller may see, newest first',
  access: 'messages.read',
  query: z.strictObject({
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  }),
  response: page(Broadcast),
  errors: [],
});

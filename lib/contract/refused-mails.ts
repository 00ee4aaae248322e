/** Mails of channels that could not be taken in, for admins. */
import * as z from 'zod/mini';
import { ChannelId, RefusedMailId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Instant } from './values.ts';

/** Why: made to be large or wide, unreadable, more work than a mail may make, or not stored by our own fault. */
export const RefusedReason = z.enum([
  'too-large',
  'headers-too-large',
  'too-many-recipients',
  'too-many-parts',
  'unreadable',
  'too-much-work',
  'not-stored',
]);
export type RefusedReason = z.infer<typeof RefusedReason>;

export const RefusedMail = z.object({
  id: RefusedMailId,
  channelId: ChannelId,
  channelName: z.string(),
  /** Of its server. */
  mailbox: z.string(),
  reason: RefusedReason,
  /** At most three by itself. */
  tries: z.int(),
  sizeBytes: z.int(),
  /** The server's date of it; null where it says none. */
  arrivedAt: z.nullable(Instant),
  refusedAt: Instant,
  /** When it is tried again; null once it was tried often enough. */
  nextTryAt: z.nullable(Instant),
  /** False where it was too large to be fetched; it lies on its server only. */
  hasRaw: z.boolean(),
});
export type RefusedMail = z.infer<typeof RefusedMail>;

const OfMail = z.object({ refusedMailId: RefusedMailId });

export const listRefusedMails = defineRoute({
  method: 'GET',
  path: '/api/refused-mails',
  summary: 'Mails that were set aside, the latest first; at most 100',
  access: 'settings.manage',
  response: z.object({ items: z.array(RefusedMail) }),
  errors: [],
});

export const retryRefusedMail = defineRoute({
  method: 'POST',
  path: '/api/refused-mails/:refusedMailId/retry',
  summary: 'Try a mail that was set aside once more, within a few seconds',
  access: 'settings.manage',
  params: OfMail,
  response: RefusedMail,
  errors: ['not_found'],
});

export const discardRefusedMail = defineRoute({
  method: 'DELETE',
  path: '/api/refused-mails/:refusedMailId',
  summary: 'Forget a mail that was set aside; it stays on its server',
  access: 'settings.manage',
  params: OfMail,
  errors: ['not_found'],
});

export const readRefusedMail = defineRoute({
  method: 'GET',
  path: '/api/refused-mails/:refusedMailId/raw',
  summary: 'The mail as it came',
  access: 'settings.manage',
  params: OfMail,
  file: 'application/octet-stream',
  errors: ['not_found'],
});

/** Adds a webhook. */
import { randomBytes } from 'node:crypto';
import { err, type Result } from '#lib/base/result.ts';
import { type Webhook, WEBHOOKS_MAX, type WebhookEvent } from '#lib/contract/webhooks.ts';
import { countWebhooks, insertWebhook } from '#backend/data/webhooks.ts';
import { checkWebhookAddress } from './check-webhook-address.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

type Input = { name: string; address: string; events: WebhookEvent[] };

/** The webhook, and the secret it signs with, which cannot be shown again. */
export async function createWebhook(
  { database, webhooks, now }: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<{ webhook: Webhook; secret: string }, Refusal>> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const fault = await checkWebhookAddress(input.address, webhooks.allowsPrivate);
  if (fault !== null) return err(fault);
  return refusable(database, async (tx) => {
    if ((await countWebhooks(tx)) >= WEBHOOKS_MAX)
      throw new RefusedError({ code: 'too_many_items', detail: 'Remove a webhook first.' });
    const given = { ...input, events: [...new Set(input.events)], secret: webhooks.secrets.close(secret) };
    return { webhook: await insertWebhook(tx, { ...given, actorId: actor.userId, at: now() }), secret };
  });
}

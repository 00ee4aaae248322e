/** Changes a webhook, or turns it off or on again. */
import { err, type Result } from '#lib/base/result.ts';
import type { WebhookId } from '#lib/contract/ids.ts';
import type { Webhook, WebhookEvent } from '#lib/contract/webhooks.ts';
import { lockWebhook, updateWebhookRow } from '#backend/data/webhooks.ts';
import { checkWebhookAddress } from './check-webhook-address.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

type Changes = {
  version: number;
  name?: string | undefined;
  address?: string | undefined;
  events?: WebhookEvent[] | undefined;
  isEnabled?: boolean | undefined;
};

/** The webhook as changed; refused when somebody changed it meanwhile, or the address cannot be used. */
export async function updateWebhook(
  { database, webhooks }: Companion,
  { actor, input }: Call<{ webhookId: WebhookId; changes: Changes }>,
): Promise<Result<Webhook, Refusal>> {
  const { webhookId, changes } = input;
  const { address } = changes;
  const fault = address === undefined ? null : await checkWebhookAddress(address, webhooks.allowsPrivate);
  if (fault !== null) return err(fault);
  return refusable(database, async (tx) => {
    const found = await lockWebhook(tx, webhookId);
    if (found === null) throw new RefusedError({ code: 'not_found' });
    const { webhook, changedBy } = found;
    if (changes.version !== webhook.version) {
      const detail = `${changedBy ?? 'Somebody'} changed the webhook meanwhile. Look at it as it is now, then save again.`;
      throw new RefusedError({ code: 'stale_version', detail, facts: webhook });
    }
    const change = {
      name: changes.name ?? webhook.name,
      address: address ?? webhook.address,
      events: [...new Set(changes.events ?? webhook.events)],
      isEnabled: changes.isEnabled ?? webhook.isEnabled,
    };
    return updateWebhookRow(tx, webhookId, { change, actorId: actor.userId });
  });
}

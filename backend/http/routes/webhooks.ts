import { err, ok, type Result } from '#lib/base/result.ts';
import type { WebhookDeliveryId, WebhookId } from '#lib/contract/ids.ts';
import type { WebhookDelivery } from '#lib/contract/webhooks.ts';
import type { Refusal } from '#backend/commands/companion.ts';
import { createWebhook } from '#backend/commands/create-webhook.ts';
import { updateWebhook } from '#backend/commands/update-webhook.ts';
import type { Db } from '#backend/data/database.ts';
import { insertTest, listDeliveries, resend } from '#backend/data/webhook-deliveries.ts';
import { findWebhook, listWebhooks, removeWebhook } from '#backend/data/webhooks.ts';
import type { HandlersOf } from '../handler.ts';

type Name =
  | 'listWebhooks'
  | 'createWebhook'
  | 'updateWebhook'
  | 'deleteWebhook'
  | 'listWebhookDeliveries'
  | 'testWebhook'
  | 'resendWebhookDelivery';

const NOT_FOUND = err<Refusal>({ code: 'not_found' });

export const webhookHandlers: HandlersOf<Name> = {
  listWebhooks: async ({ companion }) => ok({ items: await listWebhooks(companion.database.db) }),

  createWebhook: ({ companion, caller, body }) =>
    createWebhook(companion, { actor: caller.actor, input: body }),

  updateWebhook: ({ companion, caller, params, body }) =>
    updateWebhook(companion, { actor: caller.actor, input: { ...params, changes: body } }),

  deleteWebhook: async ({ companion, params }) =>
    (await removeWebhook(companion.database.db, params.webhookId)) ? ok(undefined) : NOT_FOUND,

  listWebhookDeliveries: async ({ companion: { database }, params }) =>
    (await findWebhook(database.db, params.webhookId)) === null
      ? NOT_FOUND
      : ok({ items: await listDeliveries(database.db, params.webhookId) }),

  testWebhook: async ({ companion: { database, now }, params: { webhookId } }) => {
    if ((await findWebhook(database.db, webhookId)) === null) return NOT_FOUND;
    return readDelivery(database.db, webhookId, await insertTest(database.db, webhookId, now()));
  },

  resendWebhookDelivery: async ({ companion: { database, now }, params }) =>
    (await resend(database.db, { ...params, at: now() }))
      ? readDelivery(database.db, params.webhookId, params.deliveryId)
      : NOT_FOUND,
};

async function readDelivery(
  db: Db,
  webhookId: WebhookId,
  deliveryId: WebhookDeliveryId,
): Promise<Result<WebhookDelivery, Refusal>> {
  const [delivery] = await listDeliveries(db, webhookId, deliveryId);
  return delivery === undefined ? NOT_FOUND : ok(delivery);
}

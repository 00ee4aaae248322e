/** Webhooks: other programs are told of tickets and replies by signed requests, kept and tried again until they arrive. */
import * as z from 'zod/mini';
import { WebhookDeliveryId, WebhookId } from './ids.ts';
import { defineRoute } from './route.ts';
import { TicketNumber } from './tickets-summary.ts';
import { Instant, Version, line } from './values.ts';

/** What can be chosen. */
export const WEBHOOK_EVENTS = [
  'ticket.created',
  'ticket.changed',
  'ticket.commented',
  'ticket.closed',
  'ticket.deleted',
  'ticket.restored',
  'ticket.escalated',
  'conversation.replied',
] as const;
export const WebhookEvent = z.enum(WEBHOOK_EVENTS, { error: `Choose from ${WEBHOOK_EVENTS.join(', ')}.` });
export type WebhookEvent = z.infer<typeof WebhookEvent>;

export const WEBHOOKS_MAX = 50;

export const Webhook = z.object({
  id: WebhookId,
  name: z.string(),
  address: z.string(),
  events: z.array(WebhookEvent),
  isEnabled: z.boolean(),
  /** True when the receiver said that the address is gone for good, and it was turned off. */
  isGone: z.boolean(),
  createdAt: Instant,
  version: Version,
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookDelivery = z.object({
  id: WebhookDeliveryId,
  /** `test` for one that was asked for by hand. */
  type: z.string(),
  /** Null for a test and for a reply. */
  ticketNumber: z.nullable(TicketNumber),
  /** `dropped`: there was nothing to tell any more, as the ticket's creation was undone. */
  state: z.enum(['waiting', 'delivered', 'failed', 'dropped']),
  /** How often it was tried. */
  tries: z.int(),
  /** HTTP status of the last answer; null when none came. */
  statusCode: z.nullable(z.int()),
  /** What was wrong the last time; null when nothing was. */
  problem: z.nullable(z.string()),
  createdAt: Instant,
  /** When it is tried next; null once it is not. */
  nextTryAt: z.nullable(Instant),
  finishedAt: z.nullable(Instant),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

const Address = line(2000);
const Events = z
  .array(WebhookEvent)
  .check(z.minLength(1, { error: 'Choose at least one event.' }), z.maxLength(WEBHOOK_EVENTS.length));
const WebhookParams = z.object({ webhookId: WebhookId });
const DeliveryParams = z.object({ webhookId: WebhookId, deliveryId: WebhookDeliveryId });

export const listWebhooks = defineRoute({
  method: 'GET',
  path: '/api/webhooks',
  summary: 'All webhooks',
  access: 'settings.manage',
  response: z.object({ items: z.array(Webhook) }),
  errors: [],
});

export const createWebhook = defineRoute({
  method: 'POST',
  path: '/api/webhooks',
  summary: 'Add a webhook; the secret it signs with is answered once',
  access: 'settings.manage',
  body: z.strictObject({ name: line(100), address: Address, events: Events }),
  response: z.object({ webhook: Webhook, secret: z.string() }),
  status: 201,
  errors: ['unusable_value', 'too_many_items'],
});

export const updateWebhook = defineRoute({
  method: 'PATCH',
  path: '/api/webhooks/:webhookId',
  summary: 'Change a webhook, turn it off or on again',
  access: 'settings.manage',
  params: WebhookParams,
  body: z.strictObject({
    version: Version,
    name: z.optional(line(100)),
    address: z.optional(Address),
    events: z.optional(Events),
    isEnabled: z.optional(z.boolean()),
  }),
  response: Webhook,
  errors: ['not_found', 'stale_version', 'unusable_value'],
});

export const deleteWebhook = defineRoute({
  method: 'DELETE',
  path: '/api/webhooks/:webhookId',
  summary: 'Remove a webhook with its log; what waits is not sent',
  access: 'settings.manage',
  params: WebhookParams,
  errors: ['not_found'],
});

export const listWebhookDeliveries = defineRoute({
  method: 'GET',
  path: '/api/webhooks/:webhookId/deliveries',
  summary: 'The latest 100 deliveries of a webhook, newest first',
  access: 'settings.manage',
  params: WebhookParams,
  response: z.object({ items: z.array(WebhookDelivery) }),
  errors: ['not_found'],
});

export const testWebhook = defineRoute({
  method: 'POST',
  path: '/api/webhooks/:webhookId/deliveries',
  summary: 'Send a test, also while the webhook is off',
  access: 'settings.manage',
  params: WebhookParams,
  response: WebhookDelivery,
  status: 201,
  errors: ['not_found'],
});

export const resendWebhookDelivery = defineRoute({
  method: 'POST',
  path: '/api/webhooks/:webhookId/deliveries/:deliveryId/tries',
  summary: 'Try a delivery again now, with the same id',
  access: 'settings.manage',
  params: DeliveryParams,
  response: WebhookDelivery,
  errors: ['not_found'],
});

/** Webhooks and what is to be told through them. */
import type { Generated } from 'kysely';
import type { MessageId, TicketId, UserId, WebhookDeliveryId, WebhookId } from '#lib/contract/ids.ts';
import type { WebhookEvent } from '#lib/contract/webhooks.ts';

type WebhookTable = {
  id: Generated<WebhookId>;
  name: string;
  address: string;
  events: WebhookEvent[];
  secret: string;
  is_enabled: Generated<boolean>;
  is_gone: Generated<boolean>;
  created_by: UserId | null;
  created_at: Generated<Date>;
  version: Generated<number>;
  changed_by: UserId | null;
};

type WebhookDeliveryTable = {
  id: Generated<WebhookDeliveryId>;
  webhook_id: WebhookId;
  type: string;
  ticket_id: TicketId | null;
  ticket_version: number | null;
  message_id: Generated<MessageId | null>;
  state: Generated<'waiting' | 'delivered' | 'failed' | 'dropped'>;
  tries: Generated<number>;
  due_at: Date;
  status_code: number | null;
  problem: string | null;
  created_at: Generated<Date>;
  finished_at: Date | null;
};

/** The tables by name. */
export type WebhookTables = { webhook: WebhookTable; webhook_delivery: WebhookDeliveryTable };

/** What is to be told through webhooks: written by a trigger, claimed by whoever sends, kept as a log. */
import { sql } from 'kysely';
import type { MessageId, TicketId, WebhookDeliveryId, WebhookId } from '#lib/contract/ids.ts';
import type { WebhookDelivery } from '#lib/contract/webhooks.ts';
import type { Db } from './database.ts';

/** As many as the log shows. */
const LISTED_MAX = 100;

/** The latest deliveries of a webhook; or one of them. */
export async function listDeliveries(
  db: Db,
  webhookId: WebhookId,
  deliveryId?: WebhookDeliveryId,
): Promise<WebhookDelivery[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .leftJoin('ticket', 'ticket.id', 'webhook_delivery.ticket_id')
    .where('webhook_id', '=', webhookId)
    .$if(deliveryId !== undefined, (query) => query.where('webhook_delivery.id', '=', deliveryId ?? null))
    .selectAll('webhook_delivery')
    .select('ticket.number')
    .orderBy('webhook_delivery.created_at', 'desc')
    .orderBy('webhook_delivery.id', 'desc')
    .limit(LISTED_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    ticketNumber: row.number,
    state: row.state,
    tries: row.tries,
    statusCode: row.status_code,
    problem: row.problem,
    createdAt: row.created_at.toISOString(),
    nextTryAt: row.state === 'waiting' ? row.due_at.toISOString() : null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }));
}

/** A delivery that tells of nothing but itself. */
export async function insertTest(db: Db, webhookId: WebhookId, at: Date): Promise<WebhookDeliveryId> {
  const { id } = await db
    .insertInto('webhook_delivery')
    .values({ webhook_id: webhookId, type: 'test', due_at: at, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes a delivery due now, with all its tries before it; false when there is none. */
export async function resend(
  db: Db,
  { webhookId, deliveryId, at }: { webhookId: WebhookId; deliveryId: WebhookDeliveryId; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', tries: 0, due_at: at, finished_at: null })
    .where('id', '=', deliveryId)
    .where('webhook_id', '=', webhookId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export type ClaimedDelivery = {
  id: WebhookDeliveryId;
  webhookId: WebhookId;
  type: string;
  ticketId: TicketId | null;
  ticketVersion: number | null;
  messageId: MessageId | null;
  tries: number;
  createdAt: Date;
  address: string;
  secret: string;
};

export type Claim = {
  at: Date;
  /** When others may try it, if nothing was heard of this try. */
  until: Date;
  countMax: number;
  /** So many of one webhook at once, that a slow receiver does not keep the others waiting. */
  perWebhook: number;
  /** Webhooks that have enough under way here. */
  busy: readonly WebhookId[];
};

/** Takes due deliveries, each by one process only; the try is counted before it is made. */
export async function claimDeliveries(db: Db, claim: Claim): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as (
      select picked.id from webhook cross join lateral (
        select webhook_delivery.id from webhook_delivery
        where webhook_delivery.webhook_id = webhook.id and webhook_delivery.state = 'waiting'
          and webhook_delivery.due_at <= ${claim.at} and (webhook.is_enabled or webhook_delivery.type = 'test')
        order by webhook_delivery.due_at limit ${claim.perWebhook} for update skip locked
      ) as picked
      where webhook.id <> all (${[...claim.busy]}::uuid[])
      limit ${claim.countMax}
    )
    update webhook_delivery set tries = webhook_delivery.tries + 1, due_at = ${claim.until}
    from due, webhook
    where webhook_delivery.id = due.id and webhook.id = webhook_delivery.webhook_id
    returning webhook_delivery.id, webhook_delivery.webhook_id as "webhookId", webhook_delivery.type,
      webhook_delivery.ticket_id as "ticketId", webhook_delivery.ticket_version as "ticketVersion",
      webhook_delivery.message_id as "messageId", webhook_delivery.tries, webhook_delivery.created_at as "createdAt", webhook.address, webhook.secret
  `.execute(db);
  return rows;
}

export type Outcome = {
  state: 'waiting' | 'delivered' | 'failed' | 'dropped';
  statusCode: number | null;
  problem: string | null;
  at: Date;
  /** For `waiting`. */
  dueAt: Date | null;
};

/** Notes how a try ended, unless another one was begun since. */
export async function finishTry(
  db: Db,
  { id, tries }: Pick<ClaimedDelivery, 'id' | 'tries'>,
  outcome: Outcome,
): Promise<void> {
  const { state, statusCode, problem, at, dueAt } = outcome;
  await db
    .updateTable('webhook_delivery')
    .set({
      state,
      status_code: statusCode,
      problem,
      finished_at: state === 'waiting' ? null : at,
      ...(dueAt === null ? {} : { due_at: dueAt }),
    })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .execute();
}

/** Turns a webhook off because its receiver said that it is gone. */
export async function turnOffGone(db: Db, id: WebhookId): Promise<void> {
  await db
    .updateTable('webhook')
    .set({ is_enabled: false, is_gone: true, version: sql<number>`version + 1`, changed_by: null })
    .where('id', '=', id)
    .execute();
}

/** Forgets what ended some time ago. */
export async function forgetDeliveries(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('webhook_delivery')
    .where('created_at', '<', before)
    .where('state', '<>', 'waiting')
    .execute();
}

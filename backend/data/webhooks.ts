/** Webhooks as admins keep them. */
import { sql } from 'kysely';
import type { UserId, WebhookId } from '#lib/contract/ids.ts';
import type { Webhook, WebhookEvent } from '#lib/contract/webhooks.ts';
import type { Db, Tx } from './database.ts';

const COLUMNS = [
  'id',
  'name',
  'address',
  'events',
  'is_enabled',
  'is_gone',
  'created_at',
  'version',
] as const;

type Row = {
  id: WebhookId;
  name: string;
  address: string;
  events: WebhookEvent[];
  is_enabled: boolean;
  is_gone: boolean;
  created_at: Date;
  version: number;
};

function toWebhook(row: Row): Webhook {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    events: row.events,
    isEnabled: row.is_enabled,
    isGone: row.is_gone,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** All of them by name. */
export async function listWebhooks(db: Db): Promise<Webhook[]> {
  const rows = await db.selectFrom('webhook').select(COLUMNS).orderBy('name').orderBy('id').execute();
  return rows.map(toWebhook);
}

/** One; null when there is none. */
export async function findWebhook(db: Db, id: WebhookId): Promise<Webhook | null> {
  const row = await db.selectFrom('webhook').where('id', '=', id).select(COLUMNS).executeTakeFirst();
  return row === undefined ? null : toWebhook(row);
}

/** One, held until the transaction ends, with the name of who changed it last. */
export async function lockWebhook(
  tx: Tx,
  id: WebhookId,
): Promise<{ webhook: Webhook; changedBy: string | null } | null> {
  const row = await tx
    .selectFrom('webhook')
    .where('id', '=', id)
    .select(COLUMNS)
    .select((eb) =>
      eb.selectFrom('user').whereRef('user.id', '=', 'webhook.changed_by').select('name').as('changed_by'),
    )
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { webhook: toWebhook(row), changedBy: row.changed_by };
}

export type NewWebhook = {
  name: string;
  address: string;
  events: WebhookEvent[];
  secret: string;
  actorId: UserId;
  at: Date;
};

/** Adds one. */
export async function insertWebhook(tx: Tx, given: NewWebhook): Promise<Webhook> {
  const { actorId, at, ...values } = given;
  const row = await tx
    .insertInto('webhook')
    .values({ ...values, created_by: actorId, changed_by: actorId, created_at: at })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toWebhook(row);
}

export type WebhookChange = Pick<Webhook, 'name' | 'address' | 'events' | 'isEnabled'>;

/** Changes one; what was gone is tried again once it is turned on. */
export async function updateWebhookRow(
  tx: Tx,
  id: WebhookId,
  { change, actorId }: { change: WebhookChange; actorId: UserId },
): Promise<Webhook> {
  const { isEnabled, ...values } = change;
  const row = await tx
    .updateTable('webhook')
    .set({
      ...values,
      is_enabled: isEnabled,
      is_gone: sql<boolean>`is_gone and not ${isEnabled}`,
      changed_by: actorId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toWebhook(row);
}

/** Removes one with its deliveries; false when there was none. */
export async function removeWebhook(db: Db, id: WebhookId): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('webhook').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** How many there are. */
export async function countWebhooks(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('webhook')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

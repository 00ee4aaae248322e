/** The one row that says which engine finds how customers felt. */
import { sql } from 'kysely';
import type { UserId } from '#lib/contract/ids.ts';
import type { SentimentSetting } from '#lib/contract/sentiment-settings.ts';
import type { Db, Tx } from './database.ts';

const NOTHING_YET: SentimentSetting = {
  usesEndpoint: false,
  address: null,
  model: null,
  hasKey: false,
  consent: null,
  version: 1,
};

/** The setting as it is shown: without the key. */
export async function readSentimentSetting(db: Db): Promise<SentimentSetting> {
  const row = await db
    .selectFrom('sentiment_setting')
    .leftJoin('user', 'user.id', 'sentiment_setting.consented_by')
    .selectAll('sentiment_setting')
    .select(['user.id as user_id', 'user.name', 'user.email'])
    .executeTakeFirst();
  if (row === undefined) return NOTHING_YET;
  const { user_id: id, name, email, consented_at: at, consent_text: text } = row;
  const by = id === null || name === null || email === null ? null : { id, name, email };
  return {
    usesEndpoint: row.uses_endpoint,
    address: row.address,
    model: row.model,
    hasKey: row.key !== null,
    consent: at === null || text === null ? null : { by, at: at.toISOString(), text },
    version: row.version,
  };
}

/** Where to ask; null while nobody consented. The key is still closed. */
export async function findConsentedEndpoint(
  db: Db,
): Promise<{ address: string; model: string; closedKey: string | null } | null> {
  const row = await db
    .selectFrom('sentiment_setting')
    .where('uses_endpoint', '=', true)
    .where('consented_at', 'is not', null)
    .select(['address', 'model', 'key'])
    .executeTakeFirst();
  if (row === undefined || row.address === null || row.model === null) return null;
  return { address: row.address, model: row.model, closedKey: row.key };
}

/** The key as it is kept, for the address that it was given for; null where there is none. */
export async function findClosedKey(db: Db, address: string): Promise<string | null> {
  const row = await db
    .selectFrom('sentiment_setting')
    .where('address', '=', address)
    .select('key')
    .executeTakeFirst();
  return row?.key ?? null;
}

export type NewSentimentSetting = {
  endpoint: { address: string; model: string; closedKey: string | null; consent: string } | null;
  by: UserId;
  at: Date;
  version: number;
};

/** Writes it; false when it is at another version by now. Without an endpoint key and consent go too. */
export async function writeSentimentSetting(
  tx: Tx,
  { endpoint, by, at, version }: NewSentimentSetting,
): Promise<boolean> {
  const consent = { consented_by: by, consented_at: at, consent_text: endpoint?.consent ?? null };
  const values = {
    uses_endpoint: endpoint !== null,
    address: endpoint?.address ?? null,
    model: endpoint?.model ?? null,
    key: endpoint?.closedKey ?? null,
    ...(endpoint === null ? { consented_by: null, consented_at: null, consent_text: null } : consent),
    changed_by: by,
  };
  await tx
    .insertInto('sentiment_setting')
    .values({ ...values, uses_endpoint: false, version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable('sentiment_setting')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

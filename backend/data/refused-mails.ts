/** Mails that were set aside, with their bytes, for admins and for another try. */
import { sql } from 'kysely';
import type { RefusedMailId } from '#lib/contract/ids.ts';
import type { RefusedReason, RefusedMail } from '#lib/contract/refused-mails.ts';
import type { Db, Tx } from './database.ts';
import type { MailPlace } from './received-mails.ts';

const CHUNK_BYTES = 256 * 1024;
const LISTED_MAX = 100;

type NewRefusal = {
  place: MailPlace;
  reason: RefusedReason;
  /** Null for one that was not fetched. */
  raw: Uint8Array | null;
  sizeBytes: number;
  arrivedAt: Date | null;
  at: Date;
  /** When it is tried again; null for never. */
  dueAt: Date | null;
};

/** Sets a mail aside; one that is aside already stays as it is. */
export async function insertRefused(
  tx: Tx,
  { place, reason, raw, sizeBytes, arrivedAt, at, dueAt }: NewRefusal,
): Promise<void> {
  const row = await tx
    .insertInto('refused_mail')
    .values({
      channel_id: place.channelId,
      mailbox: place.mailbox,
      uid_validity: place.uidValidity,
      uid: place.uid,
      reason,
      tries: 1,
      size_bytes: sizeBytes,
      arrived_at: arrivedAt,
      refused_at: at,
      due_at: dueAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined || raw === null) return;
  for (let position = 0; position * CHUNK_BYTES < raw.length; position += 1) {
    const bytes = raw.slice(position * CHUNK_BYTES, (position + 1) * CHUNK_BYTES);
    await tx.insertInto('refused_mail_chunk').values({ refused_mail_id: row.id, position, bytes }).execute();
  }
}

/** The latest, as admins see them; or one. */
export async function listRefused(db: Db, id?: RefusedMailId): Promise<RefusedMail[]> {
  const rows = await db
    .selectFrom('refused_mail')
    .innerJoin('channel', 'channel.id', 'refused_mail.channel_id')
    .$if(id !== undefined, (query) => query.where('refused_mail.id', '=', id ?? null))
    .selectAll('refused_mail')
    .select((eb) => [
      'channel.name',
      eb
        .exists(
          eb
            .selectFrom('refused_mail_chunk')
            .whereRef('refused_mail_id', '=', 'refused_mail.id')
            .select('position'),
        )
        .as('has_raw'),
    ])
    .orderBy('refused_at', 'desc')
    .orderBy('refused_mail.id')
    .limit(LISTED_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channelId: row.channel_id,
    channelName: row.name,
    mailbox: row.mailbox,
    reason: row.reason,
    tries: row.tries,
    sizeBytes: row.size_bytes,
    arrivedAt: row.arrived_at?.toISOString() ?? null,
    refusedAt: row.refused_at.toISOString(),
    nextTryAt: row.due_at?.toISOString() ?? null,
    hasRaw: Boolean(row.has_raw),
  }));
}

/** The mail's bytes, a chunk at a time. */
export async function* readRefusedChunks(db: Db, id: RefusedMailId): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk = await db
      .selectFrom('refused_mail_chunk')
      .where('refused_mail_id', '=', id)
      .where('position', '=', position)
      .select('bytes')
      .executeTakeFirst();
    if (chunk === undefined) return;
    yield chunk.bytes;
  }
}

/** Makes a mail due now; false when there is none. */
export async function retryRefused(db: Db, id: RefusedMailId, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('refused_mail')
    .set({ due_at: at })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets a mail; false when there is none. */
export async function deleteRefused(db: Db, id: RefusedMailId): Promise<boolean> {
  const row = await db.deleteFrom('refused_mail').where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** A mail whose next try is due, and how often it was tried, this one counted. */
export type DueRefusal = { id: RefusedMailId; place: MailPlace; arrivedAt: Date | null; tries: number };

/** Takes due mails for a try, each by one process only; the try is counted before it is made. */
export async function claimRefused(
  db: Db,
  { at, until, countMax }: { at: Date; until: Date; countMax: number },
): Promise<DueRefusal[]> {
  const { rows } = await sql<DueRefusal>`
    with due as (
      select id from refused_mail where due_at <= ${at} order by due_at limit ${countMax} for update skip locked
    )
    update refused_mail set tries = tries + 1, due_at = ${until} from due where refused_mail.id = due.id
    returning refused_mail.id, tries, arrived_at as "arrivedAt",
      json_build_object('channelId', channel_id, 'mailbox', mailbox, 'uidValidity', uid_validity, 'uid', uid) as place
  `.execute(db);
  return rows;
}

/** Notes that a try failed again. */
export async function noteRefusedAgain(
  db: Db,
  id: RefusedMailId,
  { reason, dueAt }: { reason: RefusedReason; dueAt: Date | null },
): Promise<void> {
  await db.updateTable('refused_mail').set({ reason, due_at: dueAt }).where('id', '=', id).execute();
}

/** Forgets what was set aside some time ago. */
export async function forgetRefused(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('refused_mail').where('refused_at', '<', before).execute();
}

/** How far mailboxes were read, and which process reads them. */
import { sql } from 'kysely';
import type { ChannelId } from '#lib/contract/ids.ts';
import type { Db } from './database.ts';

type Lease = { channelId: ChannelId; runner: string; at: Date; until: Date };

/** Takes or renews the reading of a channel's mailboxes; false while another process has it. */
export async function leaseReading(db: Db, { channelId, runner, at, until }: Lease): Promise<boolean> {
  const row = await db
    .insertInto('mail_reader')
    .values({ channel_id: channelId, runner, leased_until: until })
    .onConflict((conflict) =>
      conflict
        .column('channel_id')
        .doUpdateSet({ runner, leased_until: until })
        .where((eb) =>
          eb.or([eb('mail_reader.runner', '=', runner), eb('mail_reader.leased_until', '<', at)]),
        ),
    )
    .returning('channel_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives the reading back, so that another process need not wait for the lease to end. */
export async function endReading(
  db: Db,
  { channelId, runner }: Pick<Lease, 'channelId' | 'runner'>,
): Promise<void> {
  await db
    .deleteFrom('mail_reader')
    .where('channel_id', '=', channelId)
    .where('runner', '=', runner)
    .execute();
}

type Mailbox = { channelId: ChannelId; mailbox: string; uidValidity: number };

/** The last UID that was dealt with; 0 for a mailbox never read, and for one whose UIDs are others now. */
export async function readCursor(db: Db, { channelId, mailbox, uidValidity }: Mailbox): Promise<number> {
  const row = await db
    .selectFrom('mailbox_cursor')
    .where('channel_id', '=', channelId)
    .where('mailbox', '=', mailbox)
    .where('uid_validity', '=', uidValidity)
    .select('last_uid')
    .executeTakeFirst();
  return row?.last_uid ?? 0;
}

/** Notes that everything up to a UID was dealt with; never goes back while the UIDs are the same. */
export async function moveCursor(
  db: Db,
  { channelId, mailbox, uidValidity }: Mailbox,
  uid: number,
): Promise<void> {
  await db
    .insertInto('mailbox_cursor')
    .values({ channel_id: channelId, mailbox, uid_validity: uidValidity, last_uid: uid })
    .onConflict((conflict) =>
      conflict.columns(['channel_id', 'mailbox']).doUpdateSet({
        uid_validity: uidValidity,
        last_uid: sql<number>`case when mailbox_cursor.uid_validity = ${uidValidity} then greatest(mailbox_cursor.last_uid, ${uid}) else ${uid} end`,
      }),
    )
    .execute();
}

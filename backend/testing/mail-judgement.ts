/** Whether a channel has kept the mails of its mailbox as it should: each once, each thread as one conversation, hostile ones aside. */
import { sql } from 'kysely';
import type { ChannelId } from '#lib/contract/ids.ts';
import type { Db } from '#backend/data/database.ts';
import type { TrafficMail } from './mail-traffic.ts';

export type Judgement = {
  mails: number;
  /** Kept as messages. */
  kept: number;
  /** Those that say what another one says; not kept again. */
  copies: number;
  lost: number;
  double: number;
  conversations: number;
  threads: number;
  /** Threads that are in several conversations, or share one with another. */
  torn: number;
  setAside: number;
  hostile: number;
};

/** Compares; the mails are those of the channel's only mailbox, by their UIDs. */
export async function judgeIntake(
  db: Db,
  channelId: ChannelId,
  mails: readonly TrafficMail[],
): Promise<Judgement> {
  const received = await db
    .selectFrom('received_mail')
    .leftJoin('message', 'message.id', 'received_mail.message_id')
    .where('channel_id', '=', channelId)
    .select(['uid', 'message.conversation_id'])
    .execute();
  const conversationOf = new Map(received.map((row) => [row.uid, row.conversation_id]));
  const kept = (await countOf(db, channelId, 'message')) ?? 0;
  const setAside = (await countOf(db, channelId, 'refused_mail')) ?? 0;
  const good = mails
    .map((mail, index) => ({ ...mail, uid: index + 1 }))
    .filter(({ isHostile }) => !isHostile);
  const bodies = new Set(good.filter(({ uid }) => conversationOf.has(uid)).map(({ raw }) => bodyOf(raw)));
  const missing = good.filter(({ uid }) => !conversationOf.has(uid));
  const copies = missing.filter(({ raw }) => bodies.has(bodyOf(raw))).length;
  const threads = Map.groupBy(
    good.filter(({ uid, thread }) => thread !== null && conversationOf.has(uid)),
    ({ thread }) => thread,
  );
  const homes = [...threads.values()].map((each) => new Set(each.map(({ uid }) => conversationOf.get(uid))));
  const torn = homes.filter(({ size }) => size !== 1).length;
  const shared =
    homes.length - torn - new Set(homes.filter(({ size }) => size === 1).flatMap((each) => [...each])).size;
  return {
    mails: mails.length,
    kept,
    copies,
    lost: missing.length - copies,
    double: kept - received.length,
    conversations: new Set(conversationOf.values()).size,
    threads: threads.size,
    torn: torn + shared,
    setAside,
    hostile: mails.length - good.length,
  };
}

/** Nothing lost, double, torn or wrongly set aside. */
export function isAsExpected({ lost, double, torn, setAside, hostile }: Judgement): boolean {
  return lost + double + torn === 0 && setAside === hostile;
}

/** One line for a terminal. */
export function wordsOf(judged: Judgement): string {
  const { mails, kept, copies, lost, double, conversations, threads, torn, setAside, hostile } = judged;
  return (
    `${mails} mails: kept ${kept}, copies ${copies}, lost ${lost}, double ${double}; ` +
    `${conversations} conversations of ${threads} threads, torn ${torn}; set aside ${setAside} of ${hostile} hostile`
  );
}

/** The last UID of the channel's mailbox that was dealt with. */
export async function readLastUid(db: Db, channelId: ChannelId): Promise<number> {
  const row = await db
    .selectFrom('mailbox_cursor')
    .where('channel_id', '=', channelId)
    .select('last_uid')
    .executeTakeFirst();
  return row?.last_uid ?? 0;
}

async function countOf(db: Db, channelId: ChannelId, table: 'message' | 'refused_mail'): Promise<number> {
  const of =
    table === 'message'
      ? sql`message join conversation on conversation.id = conversation_id`
      : sql`refused_mail`;
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${of} where channel_id = ${channelId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Servers write all line ends alike. */
function bodyOf(raw: Buffer): string {
  return raw
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replace(/^[^]*?\n\n/, '')
    .trimEnd();
}

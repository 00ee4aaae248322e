/**
 * A desk with random tickets, rights and visibility, for tests of what people may see. Every ticket has a word of its own in all
 * its texts, so that an answer which shows anything of it is known by that word.
 */
import { sql } from 'kysely';
import { addAttachment } from '#lib/contract/attachments.ts';
import { addChecklist } from '#lib/contract/checklists.ts';
import type { AttachmentId, ChannelId, RecordId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { createRecord } from '#lib/contract/records.ts';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { canSeeTicket, type SeenTicket, type TicketVisibility } from '#backend/core/visibility.ts';
import { insertField } from '#backend/data/fields.ts';
import type { TestCompanion, TestUser } from './test-companion.ts';

/** A channel that shows its tickets to some. */
const CHANNEL = 'c4a11e10-0000-4000-8000-000000000001' as ChannelId;

/** A word that all tickets have in their subject. */
export const SHARED_WORD = 'kestrel';
export const THREAD = {
  provider: 'gmail',
  mailbox: 'priya@norrvik.example',
  providerThreadId: '19aa00bb11cc22dd',
  subject: 'A thread of many',
  messageIds: ['one@osterby.example'],
  participants: [{ address: 'marta@osterby.example', name: 'Marta', role: 'from' }],
} as const;

export type DeskTicket = SeenTicket & {
  id: TicketId;
  number: string;
  word: string;
  attachmentId: AttachmentId;
  isClosed: boolean;
  /** Linked to the thread that all linked ones share. */
  isLinked: boolean;
  followsId: TicketId | null;
  mergedIntoId: TicketId | null;
};

export type DeskUser = { user: TestUser; actor: Actor; visibility: TicketVisibility };
export type Desk = { tickets: DeskTicket[]; users: DeskUser[]; recordId: RecordId };

export type Random = { chance: (share: number) => boolean; pick: <T>(from: readonly T[]) => T };

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
  };
}

/** Tickets with all that belongs to them, and users; whose they are and who may see them comes by `shuffle`. */
export async function fillDesk(companion: TestCompanion, count: { tickets: number; users: number }) {
  const { admin, database } = companion;
  const record = await admin.api(createRecord, {
    body: { kind: 'contact', name: 'Marta Lindqvist', emails: ['marta@osterby.example'] },
  });
  await database.transaction((tx) => insertField(tx, { ...NOTE, options: [] }));
  const users = [];
  for (let index = 0; index < count.users; index += 1) users.push(await companion.addUser('Agent'));
  const tickets: Pick<DeskTicket, 'id' | 'number' | 'word' | 'attachmentId'>[] = [];
  for (let index = 0; index < count.tickets; index += 1)
    tickets.push(await addTicket(admin, `secret${index}x`, record.id));
  await sql`insert into channel (id, name, visibility) values (${CHANNEL}, 'For some', 'chosen')`.execute(
    database.db,
  );
  await sql`insert into conversation (subject) values (${THREAD.subject})`.execute(database.db);
  await sql`insert into conversation_message_id (message_id, conversation_id)
    select ${THREAD.messageIds[0]}, id from conversation`.execute(database.db);
  await sql`insert into conversation_hint (provider, mailbox_key, provider_thread_id, conversation_id)
    select ${THREAD.provider}, ${THREAD.mailbox}, ${THREAD.providerThreadId}, id from conversation`.execute(
    database.db,
  );
  await sql`insert into notification (user_id, kind, ticket_id, text, due_at, told_at)
    select member.user_id, 'commented', ticket.id, ticket.subject, now(), now() from ticket, member`.execute(
    database.db,
  );
  return { users, tickets, recordId: record.id };
}

const NOTE = {
  key: 'note',
  label: 'Note',
  hint: null,
  kind: 'text',
  isMandatory: false,
  defaultValue: null,
  pipelineIds: null,
} as const;

async function addTicket(admin: TestUser, word: string, contactId: RecordId) {
  const ticket = await admin.api(createTicket, {
    body: {
      subject: `${SHARED_WORD} ${word}`,
      description: `About ${word}`,
      associations: { contactId },
      fields: { note: `note ${word}` },
    },
  });
  const params = { ticketId: ticket.id };
  await admin.api(createComment, { params, body: { text: `Said ${word}` } });
  await admin.api(addChecklist, { params, body: { title: `List ${word}` } });
  const upload = new Blob([`Bytes ${word}`]);
  const { id } = await admin.api(addAttachment, { params, query: { name: `${word}.txt` }, upload });
  return { id: ticket.id, number: ticket.number, word, attachmentId: id };
}

const DRAWN: readonly [Permission, number][] = [
  ['messages.read', 0.9],
  ['tickets.read', 0.9],
  ['tickets.read-all', 0.35],
  ['tickets.create', 0.8],
  ['tickets.update', 0.8],
  ['tickets.close', 0.8],
  ['tickets.reassign', 0.8],
  ['tickets.delete', 0.5],
  ['tickets.export', 0.8],
  ['records.read', 0.8],
  ['dashboard.read', 0.8],
];

type Filled = Awaited<ReturnType<typeof fillDesk>>;

/** Draws owners, creators, states, links, rights, teams and visibility anew. */
export async function shuffle(companion: TestCompanion, filled: Filled, random: Random): Promise<Desk> {
  const tickets = await shuffleTickets(companion, filled, random);
  const { db } = companion.database;
  const viewers = await shuffleChannelViewers(companion, filled, random);
  const isPublic = random.chance(0.3);
  await db
    .updateTable('workspace')
    .set({ ticket_visibility: isPublic ? 'public' : 'private' })
    .execute();
  await db.deleteFrom('ticket_viewer').execute();
  await db.deleteFrom('team').execute();
  const team = await db
    .insertInto('team')
    .values({ name: 'Chosen' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('ticket_viewer').values({ user_id: null, team_id: team.id }).execute();
  const users: DeskUser[] = [];
  for (const user of filled.users) {
    const permissions = DRAWN.flatMap(([permission, share]) => (random.chance(share) ? [permission] : []));
    const isChosen = random.pick(['by name', 'by team', null, null, null]);
    if (isChosen === 'by name')
      await db.insertInto('ticket_viewer').values({ user_id: user.id, team_id: null }).execute();
    if (isChosen === 'by team')
      await db.insertInto('team_member').values({ team_id: team.id, user_id: user.id }).execute();
    await giveRights(companion, user.id, permissions);
    const summary = { id: user.id, name: '', email: user.email };
    users.push({
      user,
      actor: { userId: user.id, user: summary, profile: '', permissions: new Set(permissions) },
      visibility: isPublic ? 'public' : isChosen === null ? 'private' : 'private-but-chosen',
    });
  }
  const seen = tickets.map((ticket) => ({ ...ticket, onlyFor: ticket.isOfChannel ? viewers : null }));
  return { tickets: seen, users, recordId: filled.recordId };
}

/** Draws who sees the tickets of the channel. */
async function shuffleChannelViewers(
  { database: { db } }: TestCompanion,
  { users }: Filled,
  random: Random,
): Promise<UserId[]> {
  await db.deleteFrom('channel_viewer').execute();
  const viewers = users.filter(() => random.chance(0.5)).map(({ id }) => id);
  const rows = viewers.map((id) => ({ channel_id: CHANNEL, user_id: id, team_id: null }));
  if (rows.length > 0) await db.insertInto('channel_viewer').values(rows).execute();
  return viewers;
}

async function giveRights({ database: { db } }: TestCompanion, userId: UserId, permissions: Permission[]) {
  const name = `Of ${userId}`;
  await sql`
    with given as (
      insert into profile (name, permissions) values (${name}, ${permissions}::text[])
      on conflict (name) do update set permissions = excluded.permissions returning id
    )
    update member set profile_id = (select id from given) where user_id = ${userId}
  `.execute(db);
}

async function shuffleTickets(
  { database: { db } }: TestCompanion,
  { tickets, users }: Filled,
  random: Random,
): Promise<(Omit<DeskTicket, 'onlyFor'> & { isOfChannel: boolean })[]> {
  const people = [...users.map(({ id }) => id), null];
  const another = (index: number) =>
    random.chance(0.4) ? (tickets[(index + 1) % tickets.length]?.id ?? null) : null;
  const drawn = tickets.map((ticket, index) => ({
    ...ticket,
    ownerId: random.pick(people),
    createdBy: random.pick(people),
    isWithdrawn: random.chance(0.2),
    isDeleted: random.chance(0.15),
    isClosed: random.chance(0.4),
    isLinked: random.chance(0.5),
    isOfChannel: random.chance(0.3),
    followsId: another(index),
    mergedIntoId: another(index),
  }));
  await sql`delete from ticket_conversation`.execute(db);
  for (const ticket of drawn) {
    await sql`
      update ticket set owner_id = ${ticket.ownerId}, created_by = ${ticket.createdBy},
        withdrawn_at = case when ${ticket.isWithdrawn}::boolean then now() end,
        deleted_at = case when ${ticket.isDeleted}::boolean then now() end,
        status = ${ticket.isClosed ? 'closed' : 'open'},
        closed_at = case when ${ticket.isClosed}::boolean then now() end,
        follows_id = ${ticket.followsId}, merged_into_id = ${ticket.mergedIntoId},
        channel_id = ${ticket.isOfChannel ? CHANNEL : null}
      where id = ${ticket.id}`.execute(db);
    if (ticket.isLinked)
      await sql`insert into ticket_conversation (ticket_id, conversation_id)
        select ${ticket.id}, id from conversation`.execute(db);
  }
  return drawn;
}

/** The tickets that the pure function lets somebody see. */
export function allowedFor({ actor, visibility }: DeskUser, tickets: readonly DeskTicket[]): DeskTicket[] {
  return tickets.filter((ticket) => canSeeTicket(actor, ticket, visibility));
}

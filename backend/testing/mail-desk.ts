/** A companion with an e-mail channel whose mails are handed in as raw text. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ChannelId } from '#lib/contract/ids.ts';
import { receiveMail } from '#backend/commands/receive-mail.ts';
import type { Database } from '#backend/data/database.ts';
import { createMailParser, type MailParser } from '#backend/mail/parse/mail-parser.ts';
import type { Companion } from '#backend/commands/companion.ts';

/** The channel's own address. */
export const DESK_ADDRESS = 'support@osterby.example';

export type KeptMessage = {
  conversation: string;
  subject: string;
  author: string;
  messageId: string | null;
  text: string;
  from: string | null;
};

type Account = {
  address?: string;
  host?: string;
  port?: number;
  smtpSecurity?: 'none' | 'starttls';
  user?: string;
  password?: string;
  mailboxes?: string[];
  readFrom?: Date | null;
};

/** Adds an e-mail channel to a companion; `host` and `port` are where its mailboxes would be. */
export async function addMailChannel(
  companion: Pick<Companion, 'database' | 'mail'>,
  account: Account = {},
): Promise<ChannelId> {
  const { id } = await companion.database.db
    .insertInto('channel')
    .values({ name: `Mail ${randomUUID()}`, kind: 'email', pipeline_id: null, changed_by: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addAccount(companion, id, account);
  return id;
}

/** Makes an e-mail channel of one that there is, with its conversations. */
export async function makeMailChannel(
  companion: Pick<Companion, 'database' | 'mail'>,
  id: ChannelId,
  account: Account = {},
): Promise<void> {
  await companion.database.db.updateTable('channel').set({ kind: 'email' }).where('id', '=', id).execute();
  await addAccount(companion, id, { address: `help-${id}@norrvik.example`, ...account });
}

async function addAccount(
  { database, mail }: Pick<Companion, 'database' | 'mail'>,
  id: ChannelId,
  {
    address = DESK_ADDRESS,
    host = 'localhost',
    port = 1,
    smtpSecurity = 'none',
    user = 'support',
    password = '',
    mailboxes = ['INBOX'],
    readFrom = null,
  }: Account,
): Promise<void> {
  const server = { imap_host: host, imap_port: port, imap_security: 'none' as const, imap_user: user };
  await database.db
    .insertInto('mail_account')
    .values({
      channel_id: id,
      address,
      display_name: 'Osterby support',
      ...server,
      smtp_host: host,
      smtp_port: port,
      smtp_security: smtpSecurity,
      smtp_user: user,
      sign_in: 'password',
      imap_password: mail.secrets.close(password),
      smtp_password: mail.secrets.close(password),
      mailboxes,
      read_from: readFrom,
      changed_by: null,
    })
    .execute();
}

export type MailDesk = {
  channelId: ChannelId;
  /** Takes a mail in; false when it was known. UIDs count up by themselves. */
  receive: (raw: Uint8Array, arrivedAt?: Date) => Promise<boolean>;
  messages: () => Promise<KeptMessage[]>;
  close: () => Promise<void>;
};

/** Hands mails to a channel as if they had been read. */
export async function openMailDesk(companion: Companion): Promise<MailDesk> {
  const channelId = await addMailChannel(companion);
  const parser: MailParser = createMailParser();
  let uid = 0;
  return {
    channelId,
    receive: async (raw, arrivedAt) => {
      const parsed = await parser.parse(raw);
      if (!parsed.ok) throw new Error(parsed.error);
      uid += 1;
      const place = { channelId, mailbox: 'INBOX', uidValidity: 1, uid };
      return receiveMail(companion, {
        place,
        arrivedAt: arrivedAt ?? new Date(uid * 1000),
        mail: parsed.value,
      });
    },
    messages: () => readMessages(companion.database, channelId),
    close: () => parser.close(),
  };
}

/** The conversation of each mail that was taken in, by its UID. */
export async function readConversations(
  database: Database,
  channelId: ChannelId,
): Promise<Map<number, string>> {
  const rows = await database.db
    .selectFrom('received_mail')
    .innerJoin('message', 'message.id', 'received_mail.message_id')
    .where('channel_id', '=', channelId)
    .select(['uid', 'conversation_id'])
    .execute();
  return new Map(rows.map(({ uid, conversation_id }) => [uid, conversation_id]));
}

/** What a channel has kept, in the order it came. */
export async function readMessages(database: Database, channelId: ChannelId): Promise<KeptMessage[]> {
  const { rows } = await sql<KeptMessage>`
    select message.conversation_id as conversation, conversation.subject, author_kind as author,
      message.message_id as "messageId", text, from_address as "from"
    from message join conversation on conversation.id = conversation_id
    where channel_id = ${channelId} order by message.created_at, message.id
  `.execute(database.db);
  return rows;
}

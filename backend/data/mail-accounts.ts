/** Accounts of e-mail channels with their secrets opened, for what reads and sends; and how reading goes. */
import { sql } from 'kysely';
import type { ChannelId } from '#lib/contract/ids.ts';
import type { MailProviderName, MailSecurity } from '#lib/contract/mail-accounts.ts';
import type { Db } from './database.ts';
import type { SecretBox } from './secret-box.ts';

/** Where a server is, how safely it is spoken to, and as whom. */
export type MailServer = { host: string; port: number; security: MailSecurity; user: string };

/** A client at a provider and the consent it has. */
export type MailConsent = {
  kind: 'oauth';
  provider: MailProviderName;
  clientId: string;
  clientSecret: string | null;
  /** For `other` only. */
  tokenUrl: string | null;
  /** Null until somebody has consented. */
  refreshToken: string | null;
  accessToken: string | null;
  /** When the access token ends. */
  accessUntil: Date | null;
};

/** An account with its secrets in the clear: never for an answer, a log or another table. */
export type OpenedMailAccount = {
  channelId: ChannelId;
  /** The channel's. */
  name: string;
  address: string;
  displayName: string;
  imap: MailServer;
  smtp: MailServer;
  signIn: { kind: 'password'; imapPassword: string; smtpPassword: string } | MailConsent;
  /** Which are read. */
  mailboxes: string[];
  /** What arrived before is left alone; null: all is taken in. */
  readFrom: Date | null;
  /** Another one: begin anew with the connection. */
  version: number;
};

/** Accounts of all channels that are enabled and have their consent, if they need one. For the job that reads them. */
export async function readMailAccounts(db: Db, secrets: SecretBox): Promise<OpenedMailAccount[]> {
  const rows = await accounts(db).where('channel.is_enabled', '=', true).orderBy('channel.id').execute();
  return rows
    .map((row) => open(row, secrets))
    .filter(({ signIn }) => signIn.kind === 'password' || signIn.refreshToken !== null);
}

/** The account of one channel, also of a disabled one; null when it has none. */
export async function findMailAccount(
  db: Db,
  secrets: SecretBox,
  channelId: ChannelId,
): Promise<OpenedMailAccount | null> {
  const row = await accounts(db).where('channel.id', '=', channelId).executeTakeFirst();
  return row === undefined ? null : open(row, secrets);
}

function accounts(db: Db) {
  return db
    .selectFrom('mail_account')
    .innerJoin('channel', 'channel.id', 'mail_account.channel_id')
    .selectAll('mail_account')
    .select('channel.name');
}

type Row = Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirstOrThrow']>>;

function open(row: Row, secrets: SecretBox): OpenedMailAccount {
  return {
    channelId: row.channel_id,
    name: row.name,
    address: row.address,
    displayName: row.display_name,
    imap: { host: row.imap_host, port: row.imap_port, security: row.imap_security, user: row.imap_user },
    smtp: { host: row.smtp_host, port: row.smtp_port, security: row.smtp_security, user: row.smtp_user },
    signIn: openSignIn(row, (closed) => (closed === null ? null : secrets.open(closed))),
    mailboxes: row.mailboxes,
    readFrom: row.read_from,
    version: row.version,
  };
}

function openSignIn(row: Row, read: (closed: string | null) => string | null): OpenedMailAccount['signIn'] {
  if (row.sign_in === 'password')
    return {
      kind: 'password',
      imapPassword: read(row.imap_password) ?? '',
      smtpPassword: read(row.smtp_password) ?? '',
    };
  return {
    kind: 'oauth',
    provider: row.oauth_provider ?? 'other',
    clientId: row.oauth_client_id ?? '',
    clientSecret: read(row.oauth_client_secret),
    tokenUrl: row.oauth_token_url,
    refreshToken: read(row.oauth_refresh_token),
    accessToken: read(row.oauth_access_token),
    accessUntil: row.oauth_access_until,
  };
}

/** Notes that the mailboxes of a channel were looked at: without a fault, or with the problem that a person is to read. */
export async function noteIntake(
  db: Db,
  channelId: ChannelId,
  { problem, at }: { problem: string | null; at: Date },
): Promise<void> {
  const state = problem === null ? 'reading' : 'failing';
  await db
    .insertInto('mail_intake')
    .values({ channel_id: channelId, state, problem, since: at, read_at: problem === null ? at : null })
    .onConflict((conflict) =>
      conflict.column('channel_id').doUpdateSet({
        state,
        problem,
        since: sql<Date>`case when mail_intake.state = ${state} then mail_intake.since else ${at} end`,
        ...(problem === null ? { read_at: at } : {}),
      }),
    )
    .execute();
}

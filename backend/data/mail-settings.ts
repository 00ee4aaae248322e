/** How the workspace itself sends mail. */
import { sql } from 'kysely';
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { MailSetting, UnsentMail } from '#lib/contract/mail-settings.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';
import type { SecretBox } from './secret-box.ts';

const SHOWN_MAX = 50;

/** The setting without its password; null while there is none. */
export async function findMailSetting(db: Db): Promise<MailSetting | null> {
  return (await readRow(db))?.setting ?? null;
}

/** The setting as it stands, held until the transaction ends, with who changed it and its password, closed. */
export async function lockMailSetting(tx: Tx) {
  await tx.selectFrom('mail_setting').select('is_only').forUpdate().execute();
  return readRow(tx);
}

/** The setting with its password, for sending by it. */
export async function openMailSetting(
  db: Db,
  secrets: SecretBox,
): Promise<{ setting: MailSetting; password: string | null } | null> {
  const row = await readRow(db);
  if (row === null) return null;
  return { setting: row.setting, password: row.password === null ? null : secrets.open(row.password) };
}

async function readRow(db: Db) {
  const row = await db
    .selectFrom('mail_setting')
    .leftJoin('user', 'user.id', 'mail_setting.changed_by')
    .selectAll('mail_setting')
    .select(['user.id as by_id', 'user.name as by_name', 'user.email as by_email'])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { by_id: id, by_name: name, by_email: email } = row;
  const changedBy: UserSummary | null =
    id === null || name === null || email === null ? null : { id, name, email };
  const setting: MailSetting = {
    address: row.address,
    displayName: row.display_name,
    smtp: {
      host: row.smtp_host,
      port: row.smtp_port,
      security: row.smtp_security,
      user: row.smtp_user,
      hasPassword: row.smtp_password !== null,
    },
    version: row.version,
  };
  return { setting, changedBy, password: row.smtp_password };
}

export type NewMailSetting = Pick<MailSetting, 'address' | 'displayName'> & {
  smtp: Omit<MailSetting['smtp'], 'hasPassword'>;
  /** Closed. */
  password: string | null;
  by: UserId;
  at: Date;
};

/** Writes the setting under the next version. */
export async function writeMailSetting(tx: Tx, { smtp, ...given }: NewMailSetting): Promise<void> {
  const values = {
    address: given.address,
    display_name: given.displayName,
    smtp_host: smtp.host,
    smtp_port: smtp.port,
    smtp_security: smtp.security,
    smtp_user: smtp.user,
    smtp_password: given.password,
    changed_by: given.by,
    changed_at: given.at,
  };
  await tx
    .insertInto('mail_setting')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('is_only').doUpdateSet({ ...values, version: sql<number>`mail_setting.version + 1` }),
    )
    .execute();
}

/** How many mails are in which state, and the latest that were not sent. */
export async function readUnsent(
  db: Db,
): Promise<{ waiting: number; kept: number; failed: number; items: UnsentMail[] }> {
  const counts = await db
    .selectFrom('outgoing_mail')
    .where('state', 'in', ['waiting', 'kept', 'failed'])
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .groupBy('state')
    .execute();
  const countOf = (state: string) => counts.find((row) => row.state === state)?.count ?? 0;
  const rows = await db
    .selectFrom('outgoing_mail')
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['kept', 'failed']),
        eb.and([eb('state', '=', 'waiting'), eb('problem', 'is not', null)]),
      ]),
    )
    .select(['id', 'purpose', 'to_address', 'state', 'problem', 'created_at'])
    .orderBy('created_at', 'desc')
    .limit(SHOWN_MAX)
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    to: row.to_address,
    state: row.state as UnsentMail['state'],
    problem: row.problem,
    createdAt: row.created_at.toISOString(),
  }));
  return { waiting: countOf('waiting'), kept: countOf('kept'), failed: countOf('failed'), items };
}

type Release = {
  at: Date;
  states: readonly ('kept' | 'failed')[];
  /** Only what goes by this account, null for the workspace's own; absent: by any. */
  channelId?: ChannelId | null;
};

/** Makes what was kept, or failed, due now; what is of no use any more is dropped. How many will be tried. */
export async function releaseMails(tx: Tx, { at, states, channelId }: Release): Promise<number> {
  await tx
    .updateTable('outgoing_mail')
    .set({ state: 'dropped', finished_at: at, text: '', html: null, secret: null })
    .where('state', 'in', [...states])
    .where('expires_at', '<=', at)
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable('outgoing_mail')
    .set({ state: 'waiting', tries: 0, due_at: at, problem: null, finished_at: null })
    .where('state', 'in', [...states])
    .$if(channelId !== undefined, (query) =>
      query.where('channel_id', 'is not distinct from', channelId ?? null),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

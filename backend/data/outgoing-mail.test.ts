import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChannelId, OutgoingMailId } from '#lib/contract/ids.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import type { Database } from './database.ts';
import { findMailAccount, noteIntake, readMailAccounts } from './mail-accounts.ts';
import {
  claimMails,
  countAutomatic,
  enqueueMail,
  finishMail,
  forgetMails,
  WORKSPACE_SENDER,
  type NewMail,
} from './outgoing-mail.ts';
import { createSecretBox } from './secret-box.ts';

const SECOND_MS = 1000;
const AT = new Date('2026-11-23T11:00:00Z');
const later = (seconds: number) => new Date(AT.getTime() + seconds * SECOND_MS);
const box = createSecretBox('k'.repeat(40), 'mail');

const mailOf = (key: string, more: Partial<NewMail> = {}): NewMail => ({
  key,
  purpose: 'notification',
  channelId: null,
  messageId: `<${key}@norrvik.example>`,
  to: { address: 'Ana@norrvik.example', name: 'Ana Ribeiro' },
  subject: 'About the pump',
  text: 'It runs again.',
  isAutomatic: true,
  at: AT,
  ...more,
});

const claimOf = (at: Date, more: Partial<Parameters<typeof claimMails>[1]> = {}) => ({
  at,
  until: new Date(at.getTime() + 60 * SECOND_MS),
  countMax: 10,
  perSender: 10,
  busy: [],
  ...more,
});

describeOnEngines('outgoing mail', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('is taken once a key, had by one at a time, and by another once a claim has run out', async () => {
    const { db } = database;
    const first = await database.transaction((tx) => enqueueMail(tx, mailOf('one')));
    expect(first).not.toBeNull();
    expect(await database.transaction((tx) => enqueueMail(tx, mailOf('one')))).toBeNull();
    expect(await claimMails(db, claimOf(later(-1)))).toEqual([]);
    const [claimed] = await claimMails(db, claimOf(AT));
    expect(claimed).toMatchObject({
      id: first,
      to: { address: 'Ana@norrvik.example', name: 'Ana Ribeiro' },
      references: [],
      attachments: [],
      tries: 1,
    });
    expect(claimed?.createdAt).toEqual(AT);
    expect(await claimMails(db, claimOf(later(59)))).toEqual([]);
    const [again] = await claimMails(db, claimOf(later(61)));
    expect(again).toMatchObject({ id: first, tries: 2 });
    // The one that was given up comes too late to say anything.
    await finishMail(db, { id: first!, tries: 1 }, { state: 'failed', problem: 'Late', at: later(62) });
    await finishMail(db, again!, { state: 'sent', problem: null, at: later(63) });
    const row = await db.selectFrom('outgoing_mail').where('id', '=', first).selectAll().executeTakeFirst();
    expect(row).toMatchObject({ state: 'sent', text: '', problem: null });
    const counted = {
      address: 'ana@NORRVIK.example',
      since: later(-60),
      except: randomUUID() as OutgoingMailId,
    };
    expect(await countAutomatic(db, counted)).toBe(1);
    expect(await countAutomatic(db, { ...counted, since: later(64) })).toBe(0);
    await forgetMails(db, later(100));
    expect(await countAutomatic(db, counted)).toBe(0);
  });

  it('by one account does not keep that of another waiting, nor more than it may have at once', async () => {
    const { db } = database;
    const [channelId] = await addChannels(database, ['Mail for two']);
    await database.transaction(async (tx) => {
      for (const n of [1, 2, 3]) await enqueueMail(tx, mailOf(`w${n}`));
      await enqueueMail(tx, mailOf('c1', { channelId: channelId! }));
    });
    const some = await claimMails(db, claimOf(AT, { perSender: 2 }));
    expect(some.filter((mail) => mail.channelId === channelId)).toHaveLength(1);
    expect(some).toHaveLength(3);
    expect(await claimMails(db, claimOf(AT, { busy: [WORKSPACE_SENDER] }))).toEqual([]);
    expect(await claimMails(db, claimOf(AT))).toHaveLength(1);
  });

  it('has accounts whose secrets are opened for whom is to use them, and none in the table', async () => {
    const { db } = database;
    const [channelId, disabled] = await addChannels(database, ['Support', 'Old support']);
    for (const id of [channelId!, disabled!]) await addAccount(database, id);
    await db.updateTable('channel').set({ is_enabled: false }).where('id', '=', disabled!).execute();
    const accounts = await readMailAccounts(db, box);
    expect(accounts.map((account) => account.channelId)).toEqual([channelId]);
    expect(accounts[0]).toMatchObject({
      name: 'Support',
      imap: { host: 'imap.norrvik.example', port: 993, security: 'tls', user: 'support' },
      signIn: { kind: 'password', imapPassword: 'planted-imap', smtpPassword: 'planted-smtp' },
      mailboxes: ['INBOX'],
      version: 1,
    });
    expect(await findMailAccount(db, box, disabled!)).toMatchObject({ name: 'Old support' });
    const rows = await db.selectFrom('mail_account').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('planted');
  });

  it('knows since when reading fails, and when it last went well', async () => {
    const { db } = database;
    const [channelId] = await addChannels(database, ['Read']);
    const read = () =>
      db.selectFrom('mail_intake').where('channel_id', '=', channelId!).selectAll().executeTakeFirst();
    await noteIntake(db, channelId!, { problem: null, at: AT });
    await noteIntake(db, channelId!, { problem: 'The password is wrong.', at: later(60) });
    await noteIntake(db, channelId!, { problem: 'The server is away.', at: later(120) });
    expect(await read()).toMatchObject({
      state: 'failing',
      problem: 'The server is away.',
      since: later(60),
      read_at: AT,
    });
    await noteIntake(db, channelId!, { problem: null, at: later(180) });
    expect(await read()).toMatchObject({
      state: 'reading',
      problem: null,
      since: later(180),
      read_at: later(180),
    });
  });
});

async function addChannels({ db }: Database, names: readonly string[]): Promise<ChannelId[]> {
  const rows = await db
    .insertInto('channel')
    .values(names.map((name) => ({ name, kind: 'email' as const, changed_by: null })))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function addAccount({ db }: Database, channelId: ChannelId): Promise<void> {
  const server = { host: 'norrvik.example', security: 'tls' as const, user: 'support' };
  await db
    .insertInto('mail_account')
    .values({
      channel_id: channelId,
      address: `${channelId}@norrvik.example`,
      display_name: 'Norrvik support',
      imap_host: `imap.${server.host}`,
      imap_port: 993,
      imap_security: server.security,
      imap_user: server.user,
      smtp_host: `smtp.${server.host}`,
      smtp_port: 465,
      smtp_security: server.security,
      smtp_user: server.user,
      sign_in: 'password',
      imap_password: box.close('planted-imap'),
      smtp_password: box.close('planted-smtp'),
      oauth_provider: null,
      oauth_client_id: null,
      oauth_client_secret: null,
      oauth_authorize_url: null,
      oauth_token_url: null,
      oauth_scope: null,
      mailboxes: ['INBOX'],
      changed_by: null,
    })
    .execute();
}

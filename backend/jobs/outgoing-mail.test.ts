import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createComment } from '#lib/contract/comments.ts';
import { createInvitation } from '#lib/contract/invitations.ts';
import {
  readMailSetting,
  retryMails,
  sendTestMail,
  updateMailSetting,
  type OutgoingMailState,
} from '#lib/contract/mail-settings.ts';
import { updateNotificationSettings } from '#lib/contract/notifications.ts';
import { makePasswordReset } from '#lib/contract/password-resets.ts';
import { listProfiles } from '#lib/contract/profiles.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { collectNotices } from '#backend/commands/collect-notices.ts';
import { sendMail } from '#backend/commands/send-mail.ts';
import { AUTOMATIC_AN_HOUR } from '#backend/core/outgoing-mail.ts';
import { claimMails, enqueueMail, type NewMail } from '#backend/data/outgoing-mail.ts';
import { createSenders, type Senders } from '#backend/mail/smtp/senders.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { SMTP_LOGIN, startSmtp, type SmtpServer } from '#backend/testing/smtp.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { startEscalations } from './escalations.ts';
import { startNoticeMails } from './notice-mails.ts';
import { startOutgoingMail } from './outgoing-mail.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describeOnEngines('mail of the companion', (open) => {
  let smtp: SmtpServer;
  let senders: Senders;
  let companion: TestCompanion;
  /** How far the clock of the companion is ahead. */
  let aheadMs = 0;
  beforeAll(async () => {
    smtp = await startSmtp();
    senders = createSenders();
    companion = await startTestCompanion(await open(), { mailAuthorities: smtp.authority });
    companion.companion.now = () => new Date(Date.now() + aheadMs);
  });
  afterAll(async () => {
    senders.close();
    await companion.close();
    await smtp.close();
  });
  beforeEach(async () => {
    aheadMs = 0;
    smtp.caught.length = 0;
    smtp.setRefusal(() => null);
    await companion.database.db.deleteFrom('outgoing_mail').execute();
    await companion.database.db.updateTable('notification').set({ mail_at: null }).execute();
  });

  const read = (): Promise<OutgoingMailState> => companion.admin.api(readMailSetting, {});

  async function setSmtp(): Promise<void> {
    const version = (await read()).setting?.version ?? 0;
    const server = { host: smtp.host, port: smtp.port, security: 'starttls' as const, ...SMTP_LOGIN };
    const body = { version, address: 'desk@norrvik.example', displayName: 'Norrvik', smtp: server };
    await companion.admin.api(updateMailSetting, { body });
  }

  /** What the jobs do in one look, with the clock put forward. */
  async function work(putForwardMs = 0): Promise<void> {
    aheadMs += putForwardMs;
    const { database, now } = companion.companion;
    await collectNotices(companion.companion);
    for (;;) {
      const at = now();
      const until = new Date(at.getTime() + MINUTE_MS);
      const mails = await claimMails(database.db, { at, until, countMax: 4, perSender: 4, busy: [] });
      if (mails.length === 0) return;
      for (const mail of mails) await sendMail({ ...companion.companion, senders }, mail);
    }
  }

  const mailOf = (key: string, more: Partial<NewMail> = {}): NewMail => ({
    key,
    purpose: 'reply',
    channelId: null,
    messageId: `<${key}@norrvik.example>`,
    to: { address: 'marta@lindqvist.example' },
    subject: 'About the pump',
    text: 'It runs again.',
    isAutomatic: false,
    at: companion.companion.now(),
    ...more,
  });
  const enqueue = (mail: NewMail) => companion.database.transaction((tx) => enqueueMail(tx, mail));

  it('is kept while there is no setting, told to admins, and sent once there is one', async () => {
    const { items } = await companion.admin.api(listProfiles, {});
    const profileId = items.find(({ name }) => name === 'Agent')!.id;
    const body = { email: 'noor@norrvik.example', profileId, teamIds: [] };
    const { url } = await companion.admin.api(createInvitation, { body });
    const reset = { params: { userId: companion.agent.id }, body: {} };
    const { url: passwordUrl } = await companion.admin.api(makePasswordReset, reset);
    await work();
    const kept = await read();
    expect(kept).toMatchObject({ setting: null, kept: 2, failed: 0 });
    expect(kept.items.map(({ purpose, state }) => [purpose, state])).toEqual(
      expect.arrayContaining([
        ['invitation', 'kept'],
        ['password-reset', 'kept'],
      ]),
    );
    const rows = JSON.stringify(
      await companion.database.db.selectFrom('outgoing_mail').selectAll().execute(),
    );
    for (const link of [url, passwordUrl]) expect(rows).not.toContain(link.split('#')[1]);
    await setSmtp();
    await work();
    expect(new Set(smtp.caught.map(({ to }) => to[0]))).toEqual(
      new Set([companion.agent.email, 'noor@norrvik.example']),
    );
    const invited = unfold(smtp.caught.find(({ to }) => to[0] === 'noor@norrvik.example')!.raw);
    expect(invited).toContain(url);
    expect(invited).toContain('Priya Nair invites you to Test');
    expect(await read()).toMatchObject({ kept: 0, waiting: 0, items: [] });
    const after = await companion.database.db
      .selectFrom('outgoing_mail')
      .select(['text', 'secret'])
      .execute();
    expect(after.every(({ text, secret }) => text === '' && secret === null)).toBe(true);
  });

  it('is not sent any more when what it holds is over', async () => {
    const reset = { params: { userId: companion.agent.id }, body: {} };
    await companion.admin.api(makePasswordReset, reset);
    await companion.admin.api(makePasswordReset, reset);
    await setSmtp();
    await work(2 * DAY_MS);
    expect(smtp.caught).toEqual([]);
    const states = await companion.database.db.selectFrom('outgoing_mail').select('state').execute();
    expect(states).toEqual([{ state: 'dropped' }, { state: 'dropped' }]);
  });

  it('tells of several notices in one mail, and of none that was seen meanwhile or may not be seen any more', async () => {
    await setSmtp();
    const ben = await companion.addUser('Agent', 'Ben <script>alert(1)</script>\r\nBcc: x@evil.example');
    const make = (subject: string) => companion.agent.api(createTicket, { body: { subject } });
    const mention = (ticketId: Awaited<ReturnType<typeof make>>['id'], text: string) =>
      companion.agent.api(createComment, { params: { ticketId }, body: { text, mentions: [ben.id] } });
    const first = await make('Belt & <b>braces</b>');
    await mention(first.id, 'One <img src=x onerror=alert(1)>');
    await mention(first.id, 'Two');
    await work();
    expect(smtp.caught).toEqual([]);
    await work(MINUTE_MS);
    expect(smtp.caught).toHaveLength(1);
    const mail = unfold(smtp.caught[0]!.raw);
    expect(smtp.caught[0]!.to).toEqual([ben.email]);
    expect(mail).toContain(`${companion.url}/tickets/${first.number}`);
    expect(mail).not.toMatch(/^Bcc:/m);
    expect(mail.slice(mail.indexOf('<!doctype'))).not.toMatch(/<img|<script|<b>/);
    expect(mail).toContain('&#60;img src=x onerror=alert(1)&#62;');
    // The next ones wait, so that a burst is no flood; what may not be seen when it is sent is not told.
    await mention(first.id, 'Three');
    await work(MINUTE_MS);
    expect(smtp.caught).toHaveLength(1);
    await companion.database.db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    await work(5 * MINUTE_MS);
    await companion.database.db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
    expect(smtp.caught).toHaveLength(1);
    // Whoever wants none gets none.
    await ben.api(updateNotificationSettings, { body: { muted: [], mailed: [] } });
    await mention(first.id, 'Four');
    await work(10 * MINUTE_MS);
    expect(smtp.caught).toHaveLength(1);
  });

  it('that the server refuses for good fails with its words and can be tried again; otherwise it waits', async () => {
    await setSmtp();
    smtp.setRefusal((to) =>
      to.startsWith('gone') ? { code: 550, words: 'Gone for good' } : { code: 451, words: 'Later, please' },
    );
    await enqueue(mailOf('gone', { to: { address: 'gone@lindqvist.example' } }));
    await enqueue(mailOf('later'));
    await work();
    const unsent = await read();
    expect(unsent).toMatchObject({ failed: 1, waiting: 1, kept: 0 });
    expect(unsent.items.find(({ state }) => state === 'failed')?.problem).toContain('Gone for good');
    expect(unsent.items.find(({ state }) => state === 'waiting')?.problem).toContain('Later, please');
    smtp.setRefusal(() => null);
    await work();
    expect(smtp.caught).toEqual([]);
    await work(15_000);
    expect(smtp.caught.map(({ to }) => to)).toEqual([['marta@lindqvist.example']]);
    expect(await companion.admin.api(retryMails, {})).toEqual({ count: 1 });
    await work();
    expect(smtp.caught).toHaveLength(2);
  });

  it('that nobody wrote goes to one address so often an hour at most; what people write always does', async () => {
    await setSmtp();
    for (let n = 0; n <= AUTOMATIC_AN_HOUR; n += 1)
      await enqueue(mailOf(`auto${n}`, { isAutomatic: true, purpose: 'invitation' }));
    await enqueue(mailOf('written'));
    await work();
    await work();
    expect(smtp.caught).toHaveLength(AUTOMATIC_AN_HOUR + 1);
    expect(smtp.caught.some(({ raw }) => raw.includes('<written@norrvik.example>'))).toBe(true);
    await work(61 * MINUTE_MS);
    expect(smtp.caught).toHaveLength(AUTOMATIC_AN_HOUR + 2);
  });

  it('has a setting whose password never comes out, goes to no other server, and that two do not change at once', async () => {
    await setSmtp();
    const state = await read();
    expect(JSON.stringify(state)).not.toContain(SMTP_LOGIN.password);
    expect(state.setting?.smtp).toMatchObject({ user: SMTP_LOGIN.user, hasPassword: true });
    const { version, smtp: server } = state.setting!;
    const { hasPassword: _hasPassword, ...known } = server;
    const setting = { version, address: 'desk@norrvik.example', displayName: 'Norrvik desk', smtp: known };
    const elsewhere = { ...setting, smtp: { ...known, host: 'smtp.evil.example' } };
    expect((await refusalOf(companion.admin.api(updateMailSetting, { body: elsewhere }))).fields).toEqual([
      'smtp.password',
    ]);
    const unsafe = {
      ...setting,
      smtp: { ...known, host: 'smtp.norrvik.example', security: 'none' as const, password: 'x' },
    };
    expect((await refusalOf(companion.admin.api(updateMailSetting, { body: unsafe }))).fields).toEqual([
      'smtp.security',
    ]);
    await companion.admin.api(updateMailSetting, { body: setting });
    const stale = companion.admin.api(updateMailSetting, { body: setting });
    expect((await refusalOf(stale)).code).toBe('stale_version');
    expect(await companion.admin.api(sendTestMail, {})).toEqual({ to: companion.admin.email, fault: null });
    expect(smtp.caught).toHaveLength(1);
    await companion.admin.api(updateMailSetting, {
      body: { ...setting, version: version + 1, smtp: { ...known, password: 'wrong' } },
    });
    const { fault } = await companion.admin.api(sendTestMail, {});
    expect(fault?.at).toBe('login');
  });

  it('tells whom the SLA names of a missed deadline, once, by the jobs themselves', async () => {
    await setSmtp();
    const { admin, agent, database } = companion;
    const { version } = await admin.api(readSlaPolicy, {});
    const policy = { version, firstResponseS: 3600, closureS: null, notifyUserId: admin.id };
    await admin.api(updateSlaPolicy, { body: policy });
    // The database's clock counts, so the ticket is made in the past.
    aheadMs = -61 * MINUTE_MS;
    const { number } = await agent.api(createTicket, { body: { subject: 'Boiler is cold' } });
    aheadMs = 0;
    const job = { ...companion.companion, senders, lookEveryMs: 20 };
    const jobs = [
      startEscalations({ database, announce: () => {} }),
      startEscalations({ database, announce: () => {} }),
      startNoticeMails(job),
      startOutgoingMail(job),
    ];
    const told = () => smtp.caught.filter(({ raw }) => unfold(raw).includes(`/tickets/${number}`));
    await expect.poll(() => told().map(({ to }) => to), { timeout: 20_000 }).toEqual([[admin.email]]);
    const mail = unfold(told()[0]?.raw ?? '');
    expect(mail).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(mail).toContain('Boiler is cold');
    // Nothing more of it comes before what comes of a later one.
    aheadMs = -61 * MINUTE_MS;
    const later = await agent.api(createTicket, { body: { subject: 'Boiler is colder' } });
    aheadMs = 0;
    await expect
      .poll(() => smtp.caught.some(({ raw }) => unfold(raw).includes(`/tickets/${later.number}`)), {
        timeout: 20_000,
      })
      .toBe(true);
    expect(told()).toHaveLength(1);
    for (const stop of jobs) await stop();
    await admin.api(updateSlaPolicy, { body: { ...policy, version: version + 1, firstResponseS: null } });
  });

  it('is sent by the jobs themselves, each once with several at work', async () => {
    await setSmtp();
    const jobs = [1, 2].flatMap(() => {
      const job = { ...companion.companion, senders, lookEveryMs: 20 };
      return [startNoticeMails(job), startOutgoingMail(job)];
    });
    for (let n = 0; n < 20; n += 1) await enqueue(mailOf(`job${n}`));
    await expect.poll(() => smtp.caught.length, { timeout: 20_000 }).toBe(20);
    for (const stop of jobs) await stop();
    const ids = smtp.caught.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(20);
  });
});

/** The source of a mail with soft line breaks and escapes of quoted-printable undone. */
function unfold(raw: string): string {
  return raw
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll(/\r\n[ \t]/g, ' ');
}

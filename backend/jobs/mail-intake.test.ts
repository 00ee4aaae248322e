/** Mail read from a real IMAP server (Dovecot, which `npm test` installs). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelId } from '#lib/contract/ids.ts';
import { startCutting, startSilencing } from '#backend/testing/cutting-proxy.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { startDovecot, type Dovecot } from '#backend/testing/dovecot.ts';
import { addMailChannel, readMessages } from '#backend/testing/mail-desk.ts';
import { HOSTILE, writeMail } from '#backend/testing/mail-samples.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { startMailIntake } from './mail-intake.ts';

const WAIT = { timeout: 120_000, interval: 500 };

describe('mail intake', { timeout: 150_000 }, () => {
  let dovecot: Dovecot;
  let companion: TestCompanion;
  beforeAll(async () => {
    dovecot = await startDovecot();
    companion = await startTestCompanion(await openFresh('postgresql'));
  });
  afterAll(async () => {
    await dovecot.stop();
    await companion.close();
  });

  const texts = async (channelId: ChannelId) =>
    (await readMessages(companion.database, channelId)).map(({ text }) => text);
  const refused = (channelId: ChannelId) =>
    companion.database.db
      .selectFrom('refused_mail')
      .where('channel_id', '=', channelId)
      .select(['reason', 'tries'])
      .execute();
  const start = () =>
    startMailIntake({ companion: companion.companion, lookEveryMs: 200, readEveryMs: 1_000 });

  let addresses = 0;
  /** A channel that reads one mailbox of its own. */
  async function channelOn(
    mailbox: string,
    { port = dovecot.port, readFrom = null as Date | null } = {},
  ): Promise<ChannelId> {
    addresses += 1;
    const { user, password } = dovecot;
    return addMailChannel(companion.companion, {
      address: `support${addresses}@osterby.example`,
      host: '127.0.0.1',
      port,
      user,
      password,
      mailboxes: [mailbox],
      readFrom,
    });
  }
  const manyMails = (count: number, bodyOf = (index: number) => `Message ${index} of ${count}.`) =>
    Array.from({ length: count }, (_, index) =>
      writeMail({
        messageId: `${randomUUID()}@norrvik.example`,
        subject: `Question ${index}`,
        body: bodyOf(index),
      }),
    );
  const disable = (channelId: ChannelId) =>
    companion.database.db
      .updateTable('channel')
      .set({ is_enabled: false })
      .where('id', '=', channelId)
      .execute();

  const problemOf = async (channelId: ChannelId) => {
    const { db } = companion.database;
    const rows = db.selectFrom('mail_intake').where('channel_id', '=', channelId).select('problem');
    return (await rows.executeTakeFirst())?.problem;
  };

  it('takes in what is there and what comes, in order, when a mailbox is read', async () => {
    await dovecot.deliver(manyMails(20), 'Orders');
    const channelId = await channelOn('Orders');
    const stop = start();
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(20);
    await dovecot
      .deliver([writeMail({ messageId: 'late@norrvik.example', body: 'One more.' })], 'Orders')
      .catch(() => {});
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(21);
    expect((await texts(channelId)).slice(0, 2)).toEqual(['Message 0 of 20.', 'Message 1 of 20.']);
    await disable(channelId);
    await stop();
  });

  it('leaves alone what arrived before the account was made, and takes in what comes', async () => {
    const readFrom = new Date(Date.now() + 3_600_000);
    await dovecot.deliver(manyMails(3), 'Archive');
    const channelId = await channelOn('Archive', { readFrom });
    const stop = start();
    await expect
      .poll(async () => {
        const { db } = companion.database;
        const cursors = await db
          .selectFrom('mailbox_cursor')
          .where('channel_id', '=', channelId)
          .selectAll()
          .execute();
        return cursors.map(({ last_uid }) => last_uid);
      }, WAIT)
      .toEqual([3]);
    const later = new Date(readFrom.getTime() + 60_000);
    await dovecot.deliver(manyMails(1), 'Archive', later);
    await expect.poll(() => texts(channelId), WAIT).toEqual(['Message 0 of 1.']);
    await stop();
  });

  it('sets hostile mails aside and takes in all others when both come', async () => {
    const hostile = Object.entries(HOSTILE)
      .filter(([name]) => name !== 'more than any server takes')
      .map(([, write]) => write());
    const good = manyMails(60);
    const mixed = good.flatMap((raw, index) =>
      index % 10 === 0 && hostile[index / 10] !== undefined ? [hostile[index / 10] as Buffer, raw] : [raw],
    );
    await dovecot.deliver(mixed, 'Mixed');
    const channelId = await channelOn('Mixed');
    const stop = start();
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(60);
    expect(await refused(channelId)).toHaveLength(hostile.length);
    await disable(channelId);
    await stop();
  });

  it('loses nothing and doubles nothing when every connection is cut', async () => {
    await dovecot.deliver(
      manyMails(30, (index) => `Message ${index}.\n${'words '.repeat(500)}`),
      'Cut',
    );
    const proxy = await startCutting(dovecot.port, 60_000);
    const channelId = await channelOn('Cut', { port: proxy.port });
    const stop = start();
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(30);
    expect(proxy.cuts()).toBeGreaterThan(0);
    await disable(channelId);
    await stop();
    proxy.stop();
  });

  it('notices and connects again when the server is silent without ending the connection', async () => {
    await dovecot.deliver(manyMails(1), 'Silent');
    const proxy = await startSilencing(dovecot.port);
    const channelId = await channelOn('Silent', { port: proxy.port });
    const timers = { lookEveryMs: 200, readEveryMs: 300, answerMsMax: 1_000, pauseMs: 200 };
    const stop = startMailIntake({ companion: companion.companion, ...timers });
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(1);
    const before = proxy.lines();
    proxy.silence();
    await dovecot.deliver(
      manyMails(1, () => 'After the silence.'),
      'Silent',
    );
    await expect.poll(() => texts(channelId), WAIT).toContain('After the silence.');
    expect(proxy.lines()).toBeGreaterThan(before);
    await disable(channelId);
    await stop();
    proxy.stop();
  });

  it('says so when nobody listens at the server', async () => {
    const channelId = await channelOn('INBOX', { port: 1 });
    const stop = start();
    await expect.poll(() => problemOf(channelId), WAIT).toContain('Check name and port');
    await disable(channelId);
    await stop();
  });

  it('doubles nothing when the mailbox has another UIDVALIDITY', async () => {
    await dovecot.deliver(manyMails(10), 'Renumbered');
    const channelId = await channelOn('Renumbered');
    const stop = start();
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(10);
    await dovecot.renumber('Renumbered');
    await dovecot.deliver(manyMails(1), 'Renumbered').catch(() => {});
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(11);
    await disable(channelId);
    await stop();
  });

  it('reads each mailbox once when two processes read', async () => {
    await dovecot.deliver(manyMails(40), 'Shared');
    const channelId = await channelOn('Shared');
    const stops = [start(), start()];
    await expect.poll(async () => (await texts(channelId)).length, WAIT).toBe(40);
    await disable(channelId);
    await Promise.all(stops.map((stop) => stop()));
    expect(new Set(await texts(channelId)).size).toBe(40);
  });

  it('says what is wrong when the server refuses the password', async () => {
    const channelId = await channelOn('INBOX');
    const { db } = companion.database;
    const wrong = companion.companion.mail.secrets.close('another password');
    await db
      .updateTable('mail_account')
      .set({ imap_password: wrong })
      .where('channel_id', '=', channelId)
      .execute();
    const stop = start();
    await expect.poll(() => problemOf(channelId), WAIT).toContain('Check user and password');
    await disable(channelId);
    await stop();
  });
});

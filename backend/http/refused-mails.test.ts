/** Mails that were set aside: seen, fetched, tried again at most three times by themselves, forgotten. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ChannelId } from '#lib/contract/ids.ts';
import {
  discardRefusedMail,
  listRefusedMails,
  readRefusedMail,
  retryRefusedMail,
  type RefusedMail,
} from '#lib/contract/refused-mails.ts';
import { retryMail, takeInMail } from '#backend/commands/take-in-mail.ts';
import { claimRefused } from '#backend/data/refused-mails.ts';
import { createMailParser, type MailParser } from '#backend/mail/parse/mail-parser.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { addMailChannel, readMessages } from '#backend/testing/mail-desk.ts';
import { HOSTILE, writeMail } from '#backend/testing/mail-samples.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const MINUTE_MS = 60_000;

/** An answer that claims to be to one of ours, so that a signature has to be looked at. */
const aMail = () =>
  writeMail({
    messageId: `${randomUUID()}@norrvik.example`,
    headers: [
      `References: <threadside.${'0'.repeat(32)}.${'1'.repeat(8)}.${'2'.repeat(32)}@osterby.example>`,
    ],
    body: 'The belt squeals.',
  });

describeOnEngines('refused mails', (open) => {
  let companion: TestCompanion;
  let parser: MailParser;
  let channelId: ChannelId;
  let nowMs = Date.parse('2030-05-02T08:00:00.000Z');
  let uid = 0;
  /** While true no mail can be stored, by our own fault. */
  let isBroken = false;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    companion.companion.now = () => new Date(nowMs);
    const sign = companion.companion.signReference;
    companion.companion.signReference = (text) => {
      if (isBroken) throw new Error('Broken for a test');
      return sign(text);
    };
    parser = createMailParser();
  });
  beforeEach(async () => {
    isBroken = false;
    await companion.database.db.deleteFrom('refused_mail').execute();
    channelId = await addMailChannel(companion.companion, { address: `${randomUUID()}@osterby.example` });
  });
  afterAll(async () => {
    await parser.close();
    await companion.close();
  });

  const takeIn = async (raw: Uint8Array) => {
    uid += 1;
    const place = { channelId, mailbox: 'INBOX', uidValidity: 1, uid };
    return takeInMail(
      companion.companion,
      { place, arrivedAt: new Date(nowMs), raw },
      await parser.parse(raw),
    );
  };
  const listed = async () => (await companion.admin.api(listRefusedMails, {})).items;
  const only = async (): Promise<RefusedMail> => {
    const [mail] = await listed();
    if (mail === undefined) throw new Error('Expected a refused mail');
    return mail;
  };
  /** Tries what is due, as the job does. */
  const tryDue = async () => {
    const at = new Date(nowMs);
    const until = new Date(nowMs + MINUTE_MS);
    const due = await claimRefused(companion.database.db, { at, until, countMax: 5 });
    for (const each of due) await retryMail(companion.companion, parser, each);
    return due.length;
  };
  it('say why, are never tried again when that cannot change, and are fetched as they came', async () => {
    const [[name, make] = ['', () => new Uint8Array()]] = Object.entries(HOSTILE);
    const raw = make();
    expect([name, await takeIn(raw)]).toEqual([name, 'refused']);
    const mail = await only();
    expect(mail).toMatchObject({
      channelId,
      mailbox: 'INBOX',
      tries: 1,
      sizeBytes: raw.length,
      hasRaw: true,
    });
    const path = `/api/refused-mails/${mail.id}/raw`;
    const headers = { authorization: `Bearer ${companion.admin.token}` };
    const answer = await fetch(new URL(path, companion.url), { headers });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(raw))).toBe(true);
  });

  it('are tried three times by themselves, a minute and then ten apart, and once more when asked', async () => {
    isBroken = true;
    await takeIn(aMail());
    const tries = async () => (await only()).tries;
    expect(await tries()).toBe(1);
    for (const [minutes, after] of [
      [2, 2],
      [11, 3],
    ] as const) {
      nowMs += minutes * MINUTE_MS;
      await tryDue();
      expect(await tries()).toBe(after);
    }
    nowMs += 60 * MINUTE_MS;
    expect(await tryDue()).toBe(0);
    expect((await only()).nextTryAt).toBeNull();
    await companion.admin.api(retryRefusedMail, { params: { refusedMailId: (await only()).id } });
    expect(await tryDue()).toBe(1);
    expect(await tries()).toBe(4);
  });

  it('are taken in, and gone from here, when a later try succeeds', async () => {
    isBroken = true;
    await expect(takeIn(aMail())).resolves.toBe('refused');
    expect(await only()).toMatchObject({ reason: 'not-stored' });
    isBroken = false;
    await companion.admin.api(retryRefusedMail, { params: { refusedMailId: (await only()).id } });
    await tryDue();
    expect(await listed()).toEqual([]);
    expect(await readMessages(companion.database, channelId)).toMatchObject([{ text: 'The belt squeals.' }]);
  });

  it('are forgotten on request, once', async () => {
    isBroken = true;
    await takeIn(aMail());
    const params = { refusedMailId: (await only()).id };
    await companion.admin.api(discardRefusedMail, { params });
    expect(await listed()).toEqual([]);
    for (const again of [
      () => companion.admin.api(discardRefusedMail, { params }),
      () => companion.admin.api(retryRefusedMail, { params }),
      () => companion.admin.api(readRefusedMail, { params }),
    ])
      expect(await refusalOf(again())).toMatchObject({ code: 'not_found' });
  });
});

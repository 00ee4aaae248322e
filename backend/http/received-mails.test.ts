/** Mail that comes in, as it is kept: threads, copies, forgeries, machines. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import { readConversation, replyToConversation } from '#lib/contract/messages.ts';
import { makeReference } from '#backend/core/mail-references.ts';
import {
  openMailDesk,
  readConversations,
  type KeptMessage,
  type MailDesk,
} from '#backend/testing/mail-desk.ts';
import { describeOnEngines, openFresh } from '#backend/testing/engines.ts';
import { multipart, writeMail } from '#backend/testing/mail-samples.ts';
import { startReceiver } from '#backend/testing/receiver.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const CORPUS = new URL('../../../shared/emails/', import.meta.url);
const HAS_CORPUS = existsSync(new URL('manifest.json', CORPUS));
if (!HAS_CORPUS) process.stdout.write('skipped: no ../shared/emails\n');

const newId = () => `${randomUUID()}@norrvik.example`;

describeOnEngines('mail that comes in', (open) => {
  let companion: TestCompanion;
  let desk: MailDesk;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    desk = await openMailDesk(companion.companion);
  });
  afterAll(async () => {
    await desk.close();
    await companion.close();
  });

  /** What is kept of the mails with these ids. */
  const kept = async (...ids: string[]): Promise<KeptMessage[]> =>
    (await desk.messages()).filter(({ messageId }) => messageId !== null && ids.includes(messageId));

  async function begin(): Promise<{ id: string; conversation: string }> {
    const id = newId();
    await desk.receive(writeMail({ messageId: id, subject: `Lid ${id}` }));
    const [message] = await kept(id);
    if (message === undefined) throw new Error('Expected the message');
    return { id, conversation: message.conversation };
  }
  const answer = (to: string, messageId: string, from?: string) =>
    writeMail({ messageId, ...(from === undefined ? {} : { from }), headers: [`In-Reply-To: <${to}>`] });
  async function guard({ conversation }: { conversation: string }): Promise<void> {
    await companion.admin.api(replyToConversation, {
      params: { conversationId: conversation },
      body: { text: 'We look into it.' },
    });
  }

  it('begins a conversation with its subject, its words and its sender', async () => {
    const id = newId();
    await desk.receive(writeMail({ messageId: id, subject: 'Lid is stuck' }));
    expect(await kept(id)).toMatchObject([
      {
        subject: 'Lid is stuck',
        author: 'customer',
        text: 'Hello,\n\nthe lid is stuck.',
        from: 'marta@norrvik.example',
      },
    ]);
  });

  it('is kept once when it is read twice, in another mailbox or with another way behind it', async () => {
    const id = newId();
    const mail = writeMail({ messageId: id });
    expect(await desk.receive(mail)).toBe(true);
    expect(await desk.receive(mail)).toBe(false);
    expect(
      await desk.receive(Buffer.concat([Buffer.from('Received: from mx.norrvik.example\r\n'), mail])),
    ).toBe(false);
    expect(await kept(id)).toHaveLength(1);
  });

  it('is kept when it has the Message-ID of another one', async () => {
    const { id, conversation } = await begin();
    expect(await desk.receive(writeMail({ messageId: id, body: 'Something else\n' }))).toBe(true);
    const all = (await desk.messages()).filter((message) => message.conversation === conversation);
    expect(all.map(({ text }) => text)).toContain('Something else');
    expect(all).toHaveLength(2);
  });

  it('is kept twice when two alike without a Message-ID came at different times', async () => {
    const mail = writeMail({ messageId: null, body: `Help ${newId()}\n` });
    expect([await desk.receive(mail), await desk.receive(mail)]).toEqual([true, true]);
  });

  it('joins its conversation when it answers, whichever comes first', async () => {
    const [root, reply] = [newId(), newId()];
    await desk.receive(answer(root, reply, 'Tom Berg <tom@norrvik.example>'));
    await desk.receive(writeMail({ messageId: root, to: 'tom@norrvik.example, support@osterby.example' }));
    expect(new Set((await kept(root, reply)).map(({ conversation }) => conversation)).size).toBe(1);
  });

  it('does not join by subject alone', async () => {
    const one = newId();
    const two = newId();
    await desk.receive(writeMail({ messageId: one, subject: 'Invoice' }));
    await desk.receive(writeMail({ messageId: two, subject: 'Re: Invoice' }));
    expect(new Set((await kept(one, two)).map(({ conversation }) => conversation)).size).toBe(2);
  });

  it('stays outside when a stranger answers what we have answered', async () => {
    const begun = await begin();
    await guard(begun);
    const id = newId();
    await desk.receive(answer(begun.id, id, 'eve@stranger.example'));
    expect((await kept(id))[0]?.conversation).not.toBe(begun.conversation);
  });

  it('joins by our signed mark when a stranger has our mail, and by no forgery of it', async () => {
    const begun = await begin();
    await guard(begun);
    const { signReference } = companion.companion;
    const mark = makeReference(
      {
        conversationId: begun.conversation as ConversationId,
        unique: 'abcdef0123456789',
        domain: 'osterby.example',
      },
      signReference,
    );
    const [true_, forged] = [newId(), newId()];
    await desk.receive(answer(mark, true_, 'eve@stranger.example'));
    await desk.receive(answer(mark.replace(/[0-9a-f]{6}@/, '000000@'), forged, 'eve@stranger.example'));
    expect((await kept(true_))[0]?.conversation).toBe(begun.conversation);
    expect((await kept(forged))[0]?.conversation).not.toBe(begun.conversation);
  });

  it('never counts as an agent’s when From is an agent’s address', async () => {
    const begun = await begin();
    await guard(begun);
    const id = newId();
    await desk.receive(answer(begun.id, id, `Ana Ribeiro <${companion.agent.email}>`));
    const [forged] = await kept(id);
    expect(forged?.author).toBe('customer');
    expect(forged?.conversation).not.toBe(begun.conversation);
  });

  it('has no effect when From is an agent’s address and the agent is on the conversation', async () => {
    const [root, id] = [newId(), newId()];
    await desk.receive(
      writeMail({ messageId: root, to: `support@osterby.example, ${companion.agent.email}` }),
    );
    await desk.receive(answer(root, id, companion.agent.email));
    expect((await kept(id))[0]?.author).toBe('automatic');
  });

  it.each([
    ['an absence notice', ['Auto-Submitted: auto-replied']],
    ['a list', ['List-Id: <sailors.lists.example>']],
    ['a bounce', ['Return-Path: <>']],
  ])('counts as automatic when it is %s', async (_what, headers) => {
    const id = newId();
    await desk.receive(writeMail({ messageId: id, headers }));
    expect((await kept(id))[0]?.author).toBe('automatic');
  });

  it('fetches nothing that it names, neither when it comes nor when it is shown', async () => {
    const trap = await startReceiver();
    const id = newId();
    const at = (path: string) => `${trap.url}/${path}`;
    const html = `<link rel=stylesheet href="${at('css')}"><img src="${at('img')}"><p style="background:url(${at('bg')})">Hi</p>
      <iframe src="${at('frame')}"></iframe><a href="${at('link')}" ping="${at('ping')}">see</a>`;
    const headers = [
      'Content-Type: text/html',
      `List-Unsubscribe: <${at('unsubscribe')}>`,
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      `Content-Location: ${at('location')}`,
      `Disposition-Notification-To: receipts@norrvik.example`,
    ];
    await desk.receive(writeMail({ messageId: id, headers, body: html }));
    const [message] = await kept(id);
    const conversationId = assertExists(message, 'the message').conversation as ConversationId;
    const { messages } = await companion.admin.api(readConversation, { params: { conversationId } });
    const messageId = assertExists(messages[0], 'what is shown').id;
    for (const pictures of ['false', 'true']) {
      const path = `/api/conversations/${conversationId}/messages/${messageId}/page?pictures=${pictures}`;
      const authorization = `Bearer ${companion.admin.token}`;
      const page = await fetch(companion.url + path, { headers: { authorization } });
      expect((await page.text()).includes(at('img'))).toBe(pictures === 'true');
    }
    expect(trap.received).toEqual([]);
    await trap.close();
  });

  it('is kept when it has zeros everywhere, which databases do not keep in texts', async () => {
    const id = newId();
    const word = `=?utf-8?b?${Buffer.from('a\0b').toString('base64')}?=`;
    const named = `Content-Disposition: attachment; filename="${word}"; filename*=utf-8''a%00b.pdf`;
    const parts = multipart('mixed', [
      {
        headers: ['Content-Type: text/html; charset=utf-8'],
        body: '<p title="a\0b">One\0two</p><scr\0ipt>x</script>',
      },
      {
        headers: [`Content-Type: application/pdf; name="${word}"`, named, `Content-ID: <c\0d>`],
        body: 'x\0y',
      },
      {
        headers: ['Content-Type: text/calendar; method=REQUEST'],
        body: 'BEGIN:VCALENDAR\nSUMMARY:a\0b\nEND:VCALENDAR',
      },
    ]);
    const headers = [`Reply-To: ${word} <tom@norrvik.example>`, `X-Loop: a\0b`, ...parts.headers];
    const from = `${word} <zero@norrvik.example>`;
    await desk.receive(writeMail({ messageId: id, subject: `S\0${word}`, from, headers, body: parts.body }));
    expect(await kept(id)).toMatchObject([{ author: 'customer', text: 'Onetwo' }]);
  });

  it('keeps its files with the message', async () => {
    const id = newId();
    const pdf = {
      headers: [
        'Content-Type: application/pdf',
        'Content-Disposition: attachment; filename=bill.pdf',
        'Content-Transfer-Encoding: base64',
      ],
      body: Buffer.alloc(600_000, 'x').toString('base64'),
    };
    const mixed = multipart('mixed', [{ headers: ['Content-Type: text/plain'], body: 'See the bill.' }, pdf]);
    await desk.receive(writeMail({ messageId: id, ...mixed }));
    const { db } = companion.database;
    const files = await db
      .selectFrom('message_attachment')
      .innerJoin('message', 'message.id', 'message_attachment.message_id')
      .where('message.message_id', '=', id)
      .select(['message_attachment.id', 'name', 'media_type', 'size_bytes'])
      .execute();
    expect(files).toMatchObject([{ name: 'bill.pdf', media_type: 'application/pdf', size_bytes: 600_000 }]);
    const chunks = await db
      .selectFrom('message_attachment_chunk')
      .where('attachment_id', '=', assertExists(files[0], 'the file').id)
      .select('bytes')
      .execute();
    expect(chunks.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(600_000);
  });
});

const bodyOf = (raw: Buffer) =>
  raw
    .toString('latin1')
    .replace(/^[^]*?\r?\n\r?\n/, '')
    .trimEnd();

describe('real mail', () => {
  it.skipIf(!HAS_CORPUS)(
    'is one conversation a thread, with nothing lost or double, when it is read twice',
    async () => {
      const companion = await startTestCompanion(await openFresh('postgresql'));
      const desk = await openMailDesk(companion.companion);
      const manifest = JSON.parse(readFileSync(new URL('manifest.json', CORPUS), 'utf8')) as {
        file: string;
        thread?: string;
      }[];
      const raws = manifest.map(({ file }) => readFileSync(new URL(file, CORPUS)));
      const news: boolean[] = [];
      for (const [index, raw] of [...raws, ...raws].entries())
        news.push(await desk.receive(raw, new Date((index % raws.length) * 1000)));
      const conversationOf = await readConversations(companion.database, desk.channelId);
      const threads = Map.groupBy(
        [...manifest.keys()].filter((index) => news[index]),
        (index) => manifest[index]?.thread ?? `alone ${index}`,
      );
      const conversations = [...threads.values()].map(
        (indexes) => new Set(indexes.map((index) => conversationOf.get(index + 1))),
      );
      expect(conversations.map(({ size }) => size)).toEqual(conversations.map(() => 1));
      expect(new Set(conversationOf.values()).size).toBe(threads.size);
      // What is not new the first time is a copy: nothing that it says is in no other.
      const copies = raws.filter((_, index) => !news[index]);
      const bodies = new Set(raws.filter((_, index) => news[index]).map((raw) => bodyOf(raw)));
      expect(copies.filter((copy) => !bodies.has(bodyOf(copy)))).toEqual([]);
      expect(copies.length).toBeLessThan(10);
      expect(news.slice(raws.length)).not.toContain(true);
      await desk.close();
      await companion.close();
    },
  );
});

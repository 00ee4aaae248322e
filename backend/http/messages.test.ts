/** The message module over HTTP: lists, one conversation, who has it, sessions, answers; and who may see what. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#lib/contract/channels.ts';
import { createComment } from '#lib/contract/comments.ts';
import { readConversationSettings, updateConversationSettings } from '#lib/contract/conversation-settings.ts';
import type { ConversationId, MessageId, UserId } from '#lib/contract/ids.ts';
import {
  endConversationSession,
  listConversations,
  markConversationRead,
  readConversation,
  readMessagePage,
  replyToConversation,
  updateConversation,
} from '#lib/contract/messages.ts';
import { createRecord } from '#lib/contract/records.ts';
import { updateTicket } from '#lib/contract/tickets.ts';
import { readReference } from '#backend/core/mail-references.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { makeMailChannel } from '#backend/testing/mail-desk.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('message module', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  let agent: TestUser;
  let desk: ChannelDesk;
  let channel: Channel;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ admin, agent } = companion);
    desk = await openChannelDesk(companion);
    const { version } = await admin.api(readConversationSettings, {});
    await admin.api(updateConversationSettings, { body: { version, createsTickets: true } });
  });
  let clock = Date.parse('2030-03-01T08:00:00.000Z');
  const later = (minutes: number) => {
    clock += minutes * 60_000;
    desk.setNow(new Date(clock).toISOString());
  };
  beforeEach(async () => {
    later(60);
    channel = await desk.aChannel();
  });
  afterAll(() => companion.close());

  const started = async (more: object = {}, text = 'It jams again') => {
    const { id } = await desk.post(channel.id, more);
    later(1);
    await desk.say(channel.id, id, { text });
    return id;
  };
  const list = (user: TestUser, query: object = {}) =>
    user.api(listConversations, { query: { channelId: channel.id, ...query } });
  const read = (user: TestUser, conversationId: ConversationId) =>
    user.api(readConversation, { params: { conversationId } });
  const reply = (user: TestUser, conversationId: ConversationId, text = 'We look at it') =>
    user.api(replyToConversation, { params: { conversationId }, body: { text } });

  describe('the list', () => {
    it('shows the latest first, page by page, with its ticket, its last words and whether they are unread', async () => {
      const first = await started({ subject: 'One' });
      const second = await started({ subject: 'Two' });
      await desk.post(channel.id, { subject: 'Without a message' });
      const page = await list(agent, { limit: 1 });
      expect(page.items).toMatchObject([
        {
          id: second,
          subject: 'Two',
          isUnread: true,
          last: { text: 'It jams again', author: 'customer' },
          ticket: { subject: 'Two', status: 'open' },
          reason: 'created',
        },
      ]);
      const next = await list(agent, { limit: 1, cursor: page.next });
      expect(next).toMatchObject({ items: [{ id: first }], next: null });
      later(1);
      await desk.say(channel.id, first, { text: 'Now it burns' });
      expect((await list(agent)).items.map(({ id }) => id)).toEqual([first, second]);
    });

    it('is narrowed by who has it and by what is unread, for each user alone', async () => {
      const mine = await started();
      const other = await started();
      const { version } = await read(agent, mine);
      const body = { version, assigneeId: agent.id };
      await agent.api(updateConversation, { params: { conversationId: mine }, body });
      const ids = async (user: TestUser, query: object) =>
        (await list(user, query)).items.map(({ id }) => id);
      expect(await ids(agent, { assignee: 'me' })).toEqual([mine]);
      expect(await ids(agent, { assignee: 'nobody' })).toEqual([other]);
      later(1);
      await agent.api(markConversationRead, { params: { conversationId: mine } });
      expect(await ids(agent, { unread: 'true' })).toEqual([other]);
      expect(await ids(admin, { unread: 'true' })).toEqual([other, mine]);
      later(1);
      await desk.say(channel.id, mine);
      expect(await ids(agent, { unread: 'true' })).toEqual([mine, other]);
    });
  });

  it('shows a conversation with sessions, messages, people and the team’s comments', async () => {
    const address = anAddress();
    const contact = await agent.api(createRecord, { body: aContact(address) });
    const id = await started({ customer: { name: 'Marta', address } });
    const { ticket } = await read(agent, id);
    if (ticket === null) throw new Error('Expected a ticket');
    const params = { ticketId: ticket.id };
    await agent.api(createComment, { params, body: { text: 'Same as last week' } });
    await agent.api(updateTicket, { params, body: { version: ticket.version, status: 'closed' } });
    later(5);
    await desk.say(channel.id, id, { text: 'And again' });
    const view = await read(agent, id);
    expect(view.people).toMatchObject([{ id: contact.id }]);
    expect(view.messages.map(({ text }) => text)).toEqual(['It jams again', 'And again']);
    expect(view.sessions).toMatchObject([
      { verdict: 'created', ended: { by: 'ticket-closed' }, ticket: { id: ticket.id } },
      { verdict: 'follow-up', ended: null },
    ]);
    expect(view.comments).toMatchObject([{ comment: { text: 'Same as last week' } }]);
    expect(view.tickets.map(({ status }) => status)).toEqual(['open', 'closed']);
    expect(view.ticket?.status).toBe('open');
  });

  it('pages back through a long conversation without losing or repeating a message', async () => {
    const id = await started({}, 'message 0');
    for (let index = 1; index < 130; index += 1) await desk.say(channel.id, id, { text: `message ${index}` });
    const newest = await read(agent, id);
    const params = { conversationId: id };
    const before = await agent.api(readConversation, { params, query: { cursor: newest.older ?? '' } });
    const texts = [...before.messages, ...newest.messages].map(({ text }) => text);
    expect(new Set(texts).size).toBe(130);
    expect(texts).toHaveLength(130);
    expect(before.older).toBeNull();
  });

  describe('a reply', () => {
    it('is the first response, once a key, and read by whoever wrote it', async () => {
      const own = await desk.anIndividual();
      const { id } = await desk.post(own.id);
      await desk.say(own.id, id);
      const { ticket } = await read(agent, id);
      if (ticket === null) throw new Error('Expected a ticket');
      later(3);
      const message = await reply(agent, id);
      expect(message).toMatchObject({ author: 'agent', user: { id: agent.id }, text: 'We look at it' });
      expect((await desk.sla(ticket.id)).clocks[0]).toMatchObject({ state: 'met' });
      expect((await read(agent, id)).isUnread).toBe(false);
      expect((await read(agent, id)).messages).toHaveLength(2);
    });

    it('by e-mail goes out in the thread under a Message-ID that is signed for its conversation', async () => {
      const { database } = companion;
      const { id } = await desk.post(channel.id, {
        subject: 'Re: Label printer',
        customer: { name: 'Marta', address: anAddress() },
      });
      await database.db.updateTable('channel').set({ kind: 'email' }).where('id', '=', channel.id).execute();
      expect(await refusalOf(reply(agent, id))).toMatchObject({ code: 'unusable_reference' });
      await makeMailChannel(companion.companion, channel.id);
      await database.db
        .insertInto('message')
        .values({
          conversation_id: id,
          message_id: 'first@osterby.example',
          author_kind: 'customer',
          from_address: 'm@osterby.example',
          sent_at: new Date(clock),
          text: 'Hi',
        })
        .execute();
      await reply(agent, id, 'Which roll?');
      const mail = await database.db
        .selectFrom('outgoing_mail')
        .where('channel_id', '=', channel.id)
        .selectAll()
        .executeTakeFirstOrThrow();
      expect(mail).toMatchObject({
        subject: 'Re: Label printer',
        text: 'Which roll?',
        in_reply_to: '<first@osterby.example>',
        message_ids: ['<first@osterby.example>'],
        is_automatic: false,
        state: 'waiting',
      });
      const messageId = mail.message_id.slice(1, -1);
      expect(readReference(messageId, companion.companion.signReference)).toBe(id);
    });

    it('is refused on a disabled channel, and a conversation says so before', async () => {
      const id = await started();
      await desk.change(channel, { isEnabled: false });
      expect((await read(agent, id)).canReply).toBe(false);
      expect(await refusalOf(reply(agent, id))).toMatchObject({ fields: ['channelId'] });
    });
  });

  it('shows a message as it was made, sanitised again, in a page that runs and fetches nothing', async () => {
    const id = await started();
    const { db } = companion.database;
    const html =
      '<p onclick="x()">Hi</p><script>x()</script><img data-cid="logo@x"><img data-remote-src="https://trap.example/p.png">';
    await db.updateTable('message').set({ html }).where('conversation_id', '=', id).execute();
    const message = (await read(agent, id)).messages[0];
    if (message === undefined) throw new Error('Expected a message');
    expect(message).toMatchObject({ hasHtml: true, hasRemotePictures: true });
    const file = { message_id: message.id, position: 0, name: 'logo.png', media_type: 'image/png' };
    const { id: fileId } = await db
      .insertInto('message_attachment')
      .values({ ...file, size_bytes: 3, content_id: 'logo@x' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('message_attachment_chunk')
      .values({ attachment_id: fileId, position: 0, bytes: Buffer.from('abc') })
      .execute();
    const page = async (pictures: boolean) => {
      const path = `/api/conversations/${id}/messages/${message.id}/page?pictures=${pictures}`;
      const headers = { authorization: `Bearer ${agent.token}` };
      return fetch(new URL(path, companion.url), { headers });
    };
    const answer = await page(false);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-same-origin .*default-src 'none'/,
    );
    expect(answer.headers.get('content-security-policy')).not.toContain('allow-scripts');
    const text = await answer.text();
    expect(text).toContain('<p>Hi</p>');
    expect(text).toContain('src="data:image/png;base64,YWJj"');
    expect(text).not.toMatch(/script|onclick|trap\.example/);
    expect(await (await page(true)).text()).toContain('src="https://trap.example/p.png"');
  });

  it('ends a session on request, unless its ticket is open', async () => {
    const id = await started({ startedBy: 'agent' });
    const end = () => agent.api(endConversationSession, { params: { conversationId: id } });
    expect((await end()).sessions).toMatchObject([{ ended: { by: 'closed' } }]);
    later(1);
    await desk.say(channel.id, id);
    expect((await read(agent, id)).sessions).toHaveLength(2);
    expect(await refusalOf(end())).toMatchObject({ code: 'ticket_not_closed' });
  });

  it('gives a conversation only to somebody who may see it, and refuses a stale change', async () => {
    const viewer = await companion.addUser('Viewer');
    const id = await started();
    const params = { conversationId: id };
    const give = (assigneeId: UserId, version: number) =>
      agent.api(updateConversation, { params, body: { version, assigneeId } });
    expect(await refusalOf(give(randomUUID() as UserId, 1))).toMatchObject({ fields: ['assigneeId'] });
    expect((await give(viewer.id, 1)).assignee).toMatchObject({ id: viewer.id });
    expect(await refusalOf(give(agent.id, 1))).toMatchObject({ code: 'stale_version' });
  });

  it('hides a channel’s conversations from all but those chosen, on every way to them', async () => {
    const id = await started();
    const shown = await read(agent, id);
    const aMessageId = randomUUID() as MessageId;
    await desk.change(channel, { visibility: 'chosen', userIds: [admin.id] });
    const params = { conversationId: id };
    expect((await list(agent)).items).toEqual([]);
    expect((await list(admin)).items).toHaveLength(1);
    const ways = [
      () => read(agent, id),
      () => reply(agent, id),
      () =>
        agent.api(readMessagePage, { params: { ...params, messageId: shown.messages[0]?.id ?? aMessageId } }),
      () => agent.api(markConversationRead, { params }),
      () => agent.api(endConversationSession, { params }),
      () => agent.api(updateConversation, { params, body: { version: 1, assigneeId: null } }),
    ];
    for (const way of ways) expect(await refusalOf(way())).toMatchObject({ code: 'not_found' });
  });
});

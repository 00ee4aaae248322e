/** What a reply holds over HTTP: formatting, files, variables left in it, and its ticket's status in the same step. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#lib/contract/channels.ts';
import { createField, updateField } from '#lib/contract/fields.ts';
import type { ConversationId, MessageAttachmentId, TicketId } from '#lib/contract/ids.ts';
import { readConversation, readMessageAttachment, replyToConversation } from '#lib/contract/messages.ts';
import { erasePerson } from '#lib/contract/people.ts';
import { createProfile } from '#lib/contract/profiles.ts';
import { createRecord } from '#lib/contract/records.ts';
import { addReplyFile, listReplyFiles, removeReplyFile, REPLY_FILES_MAX } from '#lib/contract/reply-files.ts';
import { readTicket } from '#lib/contract/tickets.ts';
import { forgetReplyFiles } from '#backend/data/reply-files.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { makeMailChannel } from '#backend/testing/mail-desk.ts';
import { anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('replies', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  let agent: TestUser;
  let desk: ChannelDesk;
  let channel: Channel;
  let conversationId: ConversationId;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ admin, agent } = companion);
    desk = await openChannelDesk(companion);
  });
  beforeEach(async () => {
    channel = await desk.aChannel();
    conversationId = (await desk.post(channel.id)).id;
    await desk.say(channel.id, conversationId);
  });
  afterAll(() => companion.close());

  const reply = (body: object, user = agent) =>
    user.api(replyToConversation, { params: { conversationId }, body });
  const add = (name: string, bytes: Uint8Array, user = agent) =>
    user.api(addReplyFile, {
      params: { conversationId },
      query: { name },
      upload: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    });
  const waiting = async (user = agent) =>
    (await user.api(listReplyFiles, { params: { conversationId } })).items;
  const view = () => admin.api(readConversation, { params: { conversationId } });
  const mails = () =>
    companion.database.db
      .selectFrom('outgoing_mail')
      .where('channel_id', '=', channel.id)
      .selectAll()
      .execute();
  /** Makes it a conversation by e-mail; the address is the customer's. */
  const overMail = async () => {
    const address = anAddress();
    conversationId = (await desk.post(channel.id, { customer: { name: 'Marta', address } })).id;
    await desk.say(channel.id, conversationId);
    await makeMailChannel(companion.companion, channel.id);
    return address;
  };

  describe('with formatting', () => {
    it('keep words, lists, links and quotes, and their plain text beside them', async () => {
      const html =
        '<p>Hello <strong>Marta</strong>,</p><ul><li><p>first</p></li><li><p>second</p></li></ul>' +
        '<blockquote><p>as you said</p></blockquote><p><a href="https://norrvik.example/rolls">Rolls</a></p>';
      const message = await reply({ html });
      expect(message.text).toBe(
        'Hello Marta,\n\n- first\n- second\n\n> as you said\n\nRolls (https://norrvik.example/rolls)',
      );
      expect(message.replyHtml).toContain('<strong>Marta</strong>');
      expect(message.replyHtml).toContain('rel="noopener noreferrer nofollow"');
      const shown = await desk.connector(readConversation, { params: { conversationId } });
      expect(shown.messages.at(-1)).toMatchObject({ text: message.text, replyHtml: message.replyHtml });
    });

    it.each([
      ['a script', '<p>Hi <b>you</b></p><script>alert(1)</script>'],
      ['a style', '<style>p{color:red}</style><p style="color:red" class="x">Hi <b>you</b></p>'],
      ['a remote picture', '<p>Hi <b>you</b><img src="https://spy.example/x.png" onerror="alert(1)"></p>'],
      ['a handler', '<p onclick="alert(1)">Hi <b onmouseover=alert(1)>you</b></p>'],
      ['a frame', '<p>Hi <b>you</b></p><iframe srcdoc="<script>alert(1)</script>"></iframe><form></form>'],
    ])('lose %s', async (_what, html) => {
      expect(await reply({ html })).toMatchObject({ text: 'Hi you', replyHtml: '<p>Hi <b>you</b></p>' });
    });

    it('lose an address that is no link for people', async () => {
      const { replyHtml } = await reply({ html: '<p><a href="javascript:alert(1)">Hi</a></p>' });
      expect(replyHtml).not.toContain('javascript');
    });

    it('are plain where nothing is formatted, and refused without words or as both', async () => {
      expect(await reply({ html: '<p>One</p><p>Two<br>Three</p>' })).toMatchObject({
        text: 'One\n\nTwo\nThree',
        replyHtml: null,
      });
      for (const html of ['<p></p>', '<p>&nbsp;</p>', '<script>1</script>', '<img src="x">'])
        expect(await refusalOf(reply({ html }))).toMatchObject({ fields: ['html'] });
      expect(await refusalOf(reply({ text: 'x', html: 'x' }))).toMatchObject({ fields: ['text'] });
      expect(await refusalOf(reply({}))).toMatchObject({ fields: ['text'] });
      const long = `<p>${'x'.repeat(20_001)}</p>`;
      expect(await refusalOf(reply({ html: long }))).toMatchObject({ fields: ['html'] });
    });

    it('go out by e-mail as text and as HTML', async () => {
      await overMail();
      await reply({ html: '<p>Which <em>roll</em>?</p>' });
      expect(await mails()).toMatchObject([{ text: 'Which roll?', html: '<p>Which <em>roll</em>?</p>' }]);
    });
  });

  it('are refused while a variable stands in them; other braces go out', async () => {
    const left = { code: 'unusable_value', fields: ['html'] };
    expect(await refusalOf(reply({ html: '<p>Hi {{customer.<b>name</b>}}</p>' }))).toMatchObject(left);
    expect(await refusalOf(reply({ text: 'Hi {{ ticket.number }}' }))).toMatchObject({ fields: ['text'] });
    expect(await reply({ text: 'Write {{ user }}' })).toMatchObject({ text: 'Write {{ user }}' });
  });

  describe('with files', () => {
    it('hold them whole and in order; until then they are seen by whoever added them alone', async () => {
      const bytes = randomBytes(300_000);
      const first = await add('../../Manual.pdf', bytes);
      const second = await add('empty.txt', new Uint8Array());
      expect(first).toMatchObject({ name: 'Manual.pdf', sizeBytes: 300_000 });
      expect(await waiting()).toEqual([first, second]);
      expect(await waiting(admin)).toEqual([]);
      const params = { conversationId, attachmentId: first.id };
      const early = await fetch(fileAddress(first.id), { headers: bearer(agent) });
      expect(early.status).toBe(404);
      expect(await refusalOf(admin.api(removeReplyFile, { params }))).toMatchObject({ code: 'not_found' });
      const stolen = reply({ text: 'x', attachmentIds: [first.id] }, admin);
      expect(await refusalOf(stolen)).toMatchObject({ fields: ['attachmentIds'] });
      const message = await reply({ text: 'Here', attachmentIds: [second.id, first.id] });
      expect(message.attachments).toEqual([second, first]);
      expect(await waiting()).toEqual([]);
      const sent = await fetch(fileAddress(first.id), { headers: bearer(admin) });
      expect(Buffer.from(await sent.arrayBuffer()).equals(bytes)).toBe(true);
      expect(sent.headers.get('content-disposition')).toContain('Manual.pdf');
      const again = reply({ text: 'Again', attachmentIds: [first.id] });
      expect(await refusalOf(again)).toMatchObject({ fields: ['attachmentIds'] });
      expect(await refusalOf(agent.api(removeReplyFile, { params }))).toMatchObject({ code: 'not_found' });
    });

    it('are limited in number, in size together, and by the room of the workspace', async () => {
      for (let count = 0; count < REPLY_FILES_MAX; count += 1) await add(`${count}.txt`, randomBytes(1));
      expect(await refusalOf(add('more.txt', randomBytes(1)))).toMatchObject({ code: 'too_many_items' });
      const files = await waiting();
      await companion.database.db
        .updateTable('message_attachment')
        .set({ size_bytes: 24_999_995 })
        .where('id', '=', files[0]?.id ?? ('' as MessageAttachmentId))
        .execute();
      const attachmentIds = files.map(({ id }) => id);
      const refused = { code: 'unusable_reference', fields: ['attachmentIds'] };
      expect(await refusalOf(reply({ text: 'x', attachmentIds }))).toMatchObject(refused);
      expect(await waiting()).toHaveLength(REPLY_FILES_MAX);
      await agent.api(removeReplyFile, { params: { conversationId, attachmentId: attachmentIds[0] ?? '' } });
      const before = companion.companion.filesBytesMax;
      companion.companion.filesBytesMax = 5;
      expect(await refusalOf(add('full.txt', randomBytes(1)))).toMatchObject({ code: 'no_room' });
      companion.companion.filesBytesMax = before;
      expect(await waiting()).toHaveLength(REPLY_FILES_MAX - 1);
    });

    it('go out by e-mail, and are forgotten with whoever they were for, sent or not', async () => {
      const address = await overMail();
      const body = { kind: 'contact' as const, name: 'Marta Oduya', emails: [address] };
      const { id: recordId } = await agent.api(createRecord, { body });
      const file = await add('Label.png', randomBytes(10));
      await reply({ text: 'Here', attachmentIds: [file.id] });
      const expected = { name: 'Label.png', mediaType: 'image/png', messageAttachmentId: file.id };
      expect(await mails()).toMatchObject([{ attachments: [expected] }]);
      await add('Not sent.png', randomBytes(10));
      await desk.ticketOf(conversationId);
      await admin.api(erasePerson, { params: { recordId }, body: { confirmation: 'Marta Oduya' } });
      const left = await companion.database.db
        .selectFrom('message_attachment')
        .where('name', 'in', ['Label.png', 'Not sent.png'])
        .select('id')
        .execute();
      expect(left).toEqual([]);
      expect(await mails()).toEqual([]);
    });

    it('that nobody sent are dropped after their time', async () => {
      const sent = await add('sent.txt', randomBytes(1));
      await reply({ text: 'x', attachmentIds: [sent.id] });
      await add('left.txt', randomBytes(1));
      const { db } = companion.database;
      const long = new Date(0);
      const soon = new Date('2100-01-01T00:00:00.000Z');
      await forgetReplyFiles(db, { waiting: long, unfinished: soon });
      expect(await waiting()).toHaveLength(1);
      await forgetReplyFiles(db, { waiting: soon, unfinished: soon });
      expect(await waiting()).toEqual([]);
      expect((await view()).messages.at(-1)?.attachments).toEqual([sent]);
    });

    it('are not there for whoever may not see the conversation', async () => {
      await desk.change(channel, { visibility: 'chosen', userIds: [admin.id] });
      expect(await refusalOf(add('x.txt', randomBytes(1)))).toMatchObject({ code: 'not_found' });
      expect(await refusalOf(waiting())).toMatchObject({ code: 'not_found' });
    });

    const fileAddress = (attachmentId: MessageAttachmentId) =>
      companion.url +
      readMessageAttachment.path
        .replace(':conversationId', conversationId)
        .replace(':attachmentId', attachmentId);
    const bearer = (user: TestUser) => ({ authorization: `Bearer ${user.token}` });
  });

  describe('that set their ticket', () => {
    let ticketId: TicketId;
    beforeEach(async () => {
      ticketId = (await desk.ticketOf(conversationId)).id;
    });
    const ticket = () => admin.api(readTicket, { params: { ticketId } });
    const close = (user = agent) => reply({ text: 'Done', ticket: { id: ticketId, status: 'closed' } }, user);

    it('to pending or closed are sent in the same step, and are the first response before the closing', async () => {
      await reply({ text: 'Which roll?', ticket: { id: ticketId, status: 'pending' } });
      expect((await ticket()).status).toBe('pending');
      await close();
      const { status, timeline } = await ticket();
      expect(status).toBe('closed');
      expect(timeline.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['responded', 'status-changed', 'status-changed']),
      );
      expect((await desk.sla(ticketId)).clocks[0]).toMatchObject({ state: 'met', stoppedBy: 'response' });
    });

    it('send nothing when it is closed already, or is none of the conversation', async () => {
      await close();
      const count = (await view()).messages.length;
      expect(await refusalOf(close())).toMatchObject({ code: 'ticket_closed' });
      ticketId = randomUUID() as TicketId;
      expect(await refusalOf(close())).toMatchObject({ fields: ['ticket.id'] });
      expect((await view()).messages).toHaveLength(count);
    });

    it('send nothing and keep the files when a mandatory field is empty', async () => {
      const body = { label: `Area ${randomUUID()}`, kind: 'text' as const, isMandatory: true };
      const field = await admin.api(createField, { body });
      const file = await add('x.txt', randomBytes(1));
      const asked = { text: 'Done', attachmentIds: [file.id], ticket: { id: ticketId, status: 'closed' } };
      const refused = { code: 'field_missing', fields: [`fields.${field.key}`] };
      expect(await refusalOf(reply(asked))).toMatchObject(refused);
      expect((await view()).messages).toHaveLength(1);
      expect(await waiting()).toEqual([file]);
      const change = { version: field.version, isMandatory: false };
      await admin.api(updateField, { params: { fieldId: field.id }, body: change });
      await reply(asked);
      expect((await ticket()).status).toBe('closed');
    });

    it('are refused to whoever may answer but not close', async () => {
      const profile = { name: `Answers ${randomUUID()}`, permissions: ['messages.read', 'messages.reply'] };
      const { id: profileId } = await admin.api(createProfile, { body: profile as never });
      const user = await companion.addUser('Agent');
      await companion.database.db
        .updateTable('member')
        .set({ profile_id: profileId })
        .where('user_id', '=', user.id)
        .execute();
      expect(await refusalOf(close(user))).toMatchObject({ code: 'not_permitted' });
      await reply({ text: 'Only said' }, user);
      expect((await ticket()).status).toBe('open');
    });
  });
});

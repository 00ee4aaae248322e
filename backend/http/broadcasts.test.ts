/** Broadcasts over HTTP: who gets one, what goes out, what an answer means, and what is refused. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBroadcast, listBroadcasts } from '#lib/contract/broadcasts.ts';
import { readConversationSettings, updateConversationSettings } from '#lib/contract/conversation-settings.ts';
import type { BroadcastId, RecordId } from '#lib/contract/ids.ts';
import { listConversations } from '#lib/contract/messages.ts';
import { createRecord } from '#lib/contract/records.ts';
import { readReference } from '#backend/core/mail-references.ts';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { DESK_ADDRESS, openMailDesk, type MailDesk } from '#backend/testing/mail-desk.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const SAID = { subject: 'We are closed on Friday', text: 'Dear customers,\n\nour shop is closed.' };

describeOnEngines('broadcasts', (open) => {
  let companion: TestCompanion;
  let agent: TestUser;
  let admin: TestUser;
  let desk: ChannelDesk;
  let mailDesk: MailDesk;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ agent, admin } = companion);
    desk = await openChannelDesk(companion);
    mailDesk = await openMailDesk(companion.companion);
    const { version } = await admin.api(readConversationSettings, {});
    await admin.api(updateConversationSettings, { body: { version, createsTickets: true } });
  });
  afterAll(async () => {
    await mailDesk.close();
    await companion.close();
  });

  const person = async (name: string, emails: string[], kind: 'lead' | 'contact' = 'contact') =>
    (await agent.api(createRecord, { body: aContact('', { kind, name, emails }) })).id;
  const send = (recordIds: RecordId[], more: object = {}, key: string = randomUUID()) =>
    agent.api(
      createBroadcast,
      { body: { channelId: mailDesk.channelId, ...SAID, recordIds, ...more } },
      { idempotencyKey: key },
    );
  const mailsTo = (address: string) =>
    companion.database.db.selectFrom('outgoing_mail').where('to_address', '=', address).selectAll().execute();
  const conversationsOf = async (broadcastId: BroadcastId, user = agent) =>
    (await user.api(listConversations, { query: { broadcastId } })).items;

  it('goes to each alone, in a conversation that the broadcast started, and says whom it left out', async () => {
    const [one, two] = [anAddress(), anAddress()];
    const people = [
      await person('Noor Abellard', [one, anAddress()]),
      await person('Sven Ek', [two]),
      await person('Without', []),
      await person('Noor again', [one], 'lead'),
    ];
    const { broadcast, leftOut } = await send(people);
    expect(broadcast).toMatchObject({ subject: SAID.subject, sent: 2, answered: 0 });
    expect(leftOut.map(({ name, reason }) => [name, reason])).toEqual([
      ['Without', 'no-address'],
      ['Noor again', 'same-address'],
    ]);
    const begun = await conversationsOf(broadcast.id);
    expect(begun.map(({ startedBy, reason, ticket }) => [startedBy, reason, ticket])).toEqual([
      ['broadcast', 'not-by-customer', null],
      ['broadcast', 'not-by-customer', null],
    ]);
    const [mail, ...others] = await mailsTo(one);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ ...SAID, purpose: 'broadcast', cc_addresses: [], is_automatic: true });
    const id = readReference(mail?.message_id.slice(1, -1) ?? '', companion.companion.signReference);
    expect(begun.find(({ customer }) => customer.address === one)?.id).toBe(id);
  });

  it('an answer comes to its conversation, opens no ticket and is counted', async () => {
    const address = anAddress();
    const { broadcast } = await send([await person('Ida Holm', [address])]);
    const [mail] = await mailsTo(address);
    const raw = [
      `From: Ida Holm <${address}>`,
      `To: ${DESK_ADDRESS}`,
      `Subject: Re: ${SAID.subject}`,
      `Message-ID: <${randomUUID()}@osterby.example>`,
      `In-Reply-To: ${mail?.message_id ?? ''}`,
      'Date: Mon, 04 Mar 2030 08:00:00 +0000',
      '',
      'And on Saturday?',
    ];
    expect(await mailDesk.receive(Buffer.from(raw.join('\r\n')))).toBe(true);
    const [conversation] = await conversationsOf(broadcast.id);
    expect(conversation).toMatchObject({ reason: 'not-by-customer', ticket: null, isUnread: true });
    expect(conversation?.last?.text).toBe('And on Saturday?');
    const { items } = await agent.api(listBroadcasts, { query: {} });
    expect(items.find(({ id }) => id === broadcast.id)).toMatchObject({ sent: 1, answered: 1 });
  });

  it('is sent once however often it is asked for under one key', async () => {
    const address = anAddress();
    const people = [await person('Once Only', [address])];
    const key = randomUUID();
    const [first, second] = [await send(people, {}, key), await send(people, {}, key)];
    expect(second.broadcast.id).toBe(first.broadcast.id);
    expect(await mailsTo(address)).toHaveLength(1);
  });

  describe('is refused', () => {
    it('on a channel that sends no mail, for people who are not there, and when nobody has an address', async () => {
      const people = [await person('Mia Lund', [anAddress()])];
      const { id: channelId } = await desk.aChannel();
      expect(await refusalOf(send(people, { channelId }))).toMatchObject({ fields: ['channelId'] });
      expect(await refusalOf(send([randomUUID() as RecordId]))).toMatchObject({ fields: ['recordIds'] });
      const without = await person('No Address', []);
      expect(await refusalOf(send([without]))).toMatchObject({ fields: ['recordIds'] });
      const account = { kind: 'account', name: 'Tarnmoor Mills' } as const;
      const firm = await agent.api(createRecord, { body: account });
      expect(await refusalOf(send([firm.id]))).toMatchObject({ fields: ['recordIds'] });
    });

    it('where the channel is kept from the sender, who does not see its broadcasts either', async () => {
      const { broadcast } = await send([await person('Lea Norr', [anAddress()])]);
      await desk.change({ id: mailDesk.channelId }, { visibility: 'chosen', userIds: [admin.id] });
      const people = [await person('Lea Sund', [anAddress()])];
      expect(await refusalOf(send(people))).toMatchObject({ code: 'not_found' });
      const ids = async (user: TestUser) =>
        (await user.api(listBroadcasts, { query: {} })).items.map(({ id }) => id);
      expect(await ids(agent)).not.toContain(broadcast.id);
      expect(await conversationsOf(broadcast.id)).toEqual([]);
      expect(await ids(admin)).toContain(broadcast.id);
    });
  });

  it('is listed page by page, newest first', async () => {
    const first = await admin.api(listBroadcasts, { query: { limit: 2 } });
    const second = await admin.api(listBroadcasts, { query: { limit: 2, cursor: first.next ?? '' } });
    const times = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  });
});

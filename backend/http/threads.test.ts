import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRecordEmail, createRecord } from '#lib/contract/records.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { createTicket, linkThread, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('threads', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const ana = () => companion.agent.api;
  const context = (facts: ReturnType<typeof aThread>) => ana()(readThreadContext, { body: facts });
  const customer = async () => {
    const address = anAddress();
    const contact = await ana()(createRecord, { body: aContact(address) });
    return { address, contact };
  };

  describe('matching', () => {
    it('[G2.2.3c] associates a sender who is a Lead, a Contact, or both with each', async () => {
      const { address, contact } = await customer();
      const lead = await ana()(createRecord, {
        body: { kind: 'lead', name: 'Hall 5 extension', emails: [address] },
      });
      const other = await customer();
      const onlyLead = anAddress();
      const second = await ana()(createRecord, {
        body: { kind: 'lead', name: 'Velling', emails: [onlyLead] },
      });
      const prefilled = async (sender: string) => (await context(aThread(sender))).prefill.associations;
      expect(await prefilled(address)).toMatchObject({ leadId: lead.id, contactId: contact.id });
      expect(await prefilled(other.address)).toMatchObject({ leadId: null, contactId: other.contact.id });
      expect(await prefilled(onlyLead)).toMatchObject({ leadId: second.id, contactId: null });
      const ticket = await ana()(createTicket, { body: aTicketFrom(aThread(address)) });
      expect(ticket.associations.map(({ id }) => id).toSorted()).toEqual([lead.id, contact.id].toSorted());
    });

    it('ignores case and plus labels everywhere, dots only at Gmail', async () => {
      const id = randomUUID().slice(0, 8);
      await ana()(createRecord, { body: aContact(`marta.${id}@gmail.com`) });
      await ana()(createRecord, { body: aContact(`yuki.${id}@halvard.example`) });
      const matches = async (sender: string) => (await context(aThread(sender))).people[0]?.records.length;
      expect(await matches(`MARTA${id}+vat@googlemail.com`)).toBe(1);
      expect(await matches(`Yuki.${id}+x@Halvard.example`)).toBe(1);
      expect(await matches(`yuki${id}@halvard.example`)).toBe(0);
    });

    it('returns several matches of a kind, latest activity first, and associates none of them', async () => {
      const address = anAddress();
      const first = await ana()(createRecord, { body: aContact(address, { name: 'First' }) });
      const second = await ana()(createRecord, { body: aContact(anAddress(), { name: 'Second' }) });
      await ana()(addRecordEmail, { params: { recordId: second.id }, body: { email: address } });
      const { people, prefill } = await context(aThread(address));
      expect(people[0]?.records.map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(prefill.associations).toEqual({
        leadId: null,
        contactId: null,
        accountId: null,
        opportunityId: null,
      });
    });

    it('takes the outside person as the customer of our own mail', async () => {
      const { address, contact } = await customer();
      const facts = aThread(companion.agent.email, {
        mailbox: companion.agent.email,
        participants: [
          { address: companion.agent.email, role: 'from' },
          { address, role: 'to' },
        ],
      });
      const { people, prefill } = await context(facts);
      expect(people.map((person) => [person.address, person.isCustomer])).toEqual([[address, true]]);
      expect(prefill.associations.contactId).toBe(contact.id);
    });
  });

  describe('creating', () => {
    it('[G2.2.3b] opens the form filled: subject, default pipeline and first stage, owner, and source Email once saved', async () => {
      const { address } = await customer();
      const facts = aThread(address, { subject: 'Invoice 30771 names the old address' });
      const { prefill, pipelines, abilities } = await context(facts);
      const [pipeline] = pipelines;
      expect(prefill).toMatchObject({
        subject: 'Invoice 30771 names the old address',
        pipelineId: pipeline?.id,
        stageId: pipeline?.stages[0]?.id,
        ownerId: companion.agent.id,
      });
      expect(pipeline?.isDefault).toBe(true);
      expect(abilities).toMatchObject({ canCreate: true, obstacle: null });
      const ticket = await ana()(createTicket, { body: aTicketFrom(facts) });
      expect(ticket).toMatchObject({ source: 'email', number: expect.stringMatching(/^TKT-E\d{3,}$/) });
    });

    it('[G2.2.3d] refuses a ticket for an unmatched sender with the remedy, and makes one after adding', async () => {
      const address = anAddress();
      const facts = aThread(address);
      expect((await context(facts)).abilities).toMatchObject({
        canCreate: false,
        obstacle: 'no-matched-record',
      });
      const refused = await refusalOf(ana()(createTicket, { body: aTicketFrom(facts) }));
      expect(refused).toMatchObject({ code: 'no_matched_record', status: 422 });
      await ana()(createRecord, { body: { kind: 'lead', name: 'Piet Warsame', emails: [address] } });
      expect((await ana()(createTicket, { body: aTicketFrom(facts) })).source).toBe('email');
    });

    it('does not take a known person in copy for the sender', async () => {
      const { address } = await customer();
      const facts = aThread(anAddress());
      const body = {
        ...facts,
        participants: [...(facts.participants ?? []), { address, role: 'cc' as const }],
      };
      expect((await context(body)).abilities.obstacle).toBe('no-matched-record');
      expect(await refusalOf(ana()(createTicket, { body: aTicketFrom(body) }))).toMatchObject({
        code: 'no_matched_record',
      });
    });

    it('keeps the messages of the thread as the ticket’s conversation', async () => {
      const { address } = await customer();
      const facts = aThread(address);
      const messages = [
        {
          messageId: facts.messageIds?.[0] ?? null,
          from: { address, name: 'Marta' },
          to: ['support@norrvik.example'],
          sentAt: '2026-11-20T15:08:00Z',
          text: 'The second roll tore as well.',
        },
        {
          from: { address: companion.agent.email },
          sentAt: '2026-11-20T15:41:00Z',
          text: 'Two rolls leave today.',
        },
      ];
      const ticket = await ana()(createTicket, { body: aTicketFrom(facts, { messages }) });
      expect(ticket.conversation?.messages.map(({ text, isOurs }) => [text, isOurs])).toEqual([
        ['The second roll tore as well.', false],
        ['Two rolls leave today.', true],
      ]);
    });

    it('tells whose ticket a thread has, and makes another only knowingly', async () => {
      const { address } = await customer();
      const facts = aThread(address);
      const first = await ana()(createTicket, { body: aTicketFrom(facts) });
      const refused = await refusalOf(companion.admin.api(createTicket, { body: aTicketFrom(facts) }));
      expect(refused).toMatchObject({
        code: 'thread_has_ticket',
        facts: {
          ticket: { number: first.number, createdAt: first.createdAt },
          createdBy: { name: 'Ana Ribeiro' },
        },
      });
      await ana()(createTicket, { body: aTicketFrom(facts, { isKnowinglyAnother: true }) });
      expect((await context(facts)).tickets).toHaveLength(2);
    });

    it('makes one ticket when two mailboxes create at the same time', async () => {
      const jonas = await companion.addUser('Agent');
      for (let round = 0; round < 10; round += 1) {
        const { address } = await customer();
        const messageIds = [`${randomUUID()}@osterby.example`, `${randomUUID()}@osterby.example`];
        const inAna = aThread(address, { messageIds });
        const inJonas = aThread(address, { messageIds: messageIds.toReversed(), mailbox: jonas.email });
        const outcomes = await Promise.all([
          ana()(createTicket, { body: aTicketFrom(inAna) }).then(
            ({ number }) => number,
            ({ code }) => code as string,
          ),
          jonas.api(createTicket, { body: aTicketFrom(inJonas) }).then(
            ({ number }) => number,
            ({ code }) => code as string,
          ),
        ]);
        expect(outcomes.filter((outcome) => outcome.startsWith('TKT-'))).toHaveLength(1);
        expect(outcomes).toContain('thread_has_ticket');
        expect((await jonas.api(readThreadContext, { body: inJonas })).tickets).toHaveLength(1);
      }
    });
  });

  describe('identity', () => {
    it('[C4] shows a colleague with other provider ids the same ticket by any common Message-ID', async () => {
      const { address } = await customer();
      const [first, second, third] = [1, 2, 3].map(() => `${randomUUID()}@osterby.example`);
      const created = await ana()(createTicket, {
        body: aTicketFrom(aThread(address, { messageIds: [first!, second!] })),
      });
      const jonas = await companion.addUser('Agent');
      const seen = async (messageIds: string[]) => {
        const body = aThread(address, { messageIds, mailbox: jonas.email });
        const answer = await jonas.api(readThreadContext, { body });
        return answer.tickets.map(({ number, status, stage }) => [number, status, stage.name]);
      };
      const shown = [[created.number, 'open', 'New']];
      expect(await seen([second!, third!])).toEqual(shown);
      // The look before taught the companion the third Message-ID.
      expect(await seen([third!])).toEqual(shown);
      expect(await seen([`${randomUUID()}@osterby.example`])).toEqual([]);
    });

    it('links by References only when the sender is on the ticket', async () => {
      const { address } = await customer();
      const facts = aThread(address);
      const created = await ana()(createTicket, { body: aTicketFrom(facts) });
      const references = facts.messageIds ?? [];
      const own = await context(aThread(address, { references }));
      expect(own.tickets.map(({ number }) => number)).toEqual([created.number]);
      const stranger = await context(aThread(anAddress(), { references }));
      expect(stranger.tickets).toEqual([]);
      expect(stranger.possiblyRelated.map(({ number }) => number)).toEqual([created.number]);
    });

    it('never links by subject alone', async () => {
      const { address } = await customer();
      const facts = aThread(address, { subject: 'Same subject' });
      await ana()(createTicket, { body: aTicketFrom(facts) });
      const other = await context(aThread(address, { subject: 'Same subject' }));
      expect(other.tickets).toEqual([]);
      expect(other.otherOpenTickets).toHaveLength(1);
    });

    it('finds a ticket made without Message-IDs again in the same mailbox, and learns them later', async () => {
      const { address } = await customer();
      const facts = aThread(address, { messageIds: [] });
      const created = await ana()(createTicket, { body: aTicketFrom(facts) });
      const messageIds = [`${randomUUID()}@osterby.example`];
      expect((await context({ ...facts, messageIds })).tickets.map(({ number }) => number)).toEqual([
        created.number,
      ]);
      const elsewhere = aThread(address, { messageIds, mailbox: 'jonas@norrvik.example' });
      expect((await context(elsewhere)).tickets.map(({ number }) => number)).toEqual([created.number]);
    });

    it('links an existing ticket to a thread', async () => {
      const { address } = await customer();
      const ticket = await ana()(createTicket, { body: { subject: 'By phone' } });
      const facts = aThread(address);
      const linked = await ana()(linkThread, { params: { ticketId: ticket.id }, body: { thread: facts } });
      expect(linked.timeline.at(-1)).toMatchObject({ kind: 'thread-linked', to: facts.subject });
      await ana()(linkThread, { params: { ticketId: ticket.id }, body: { thread: facts } });
      expect((await ana()(readTicket, { params: { ticketId: ticket.id } })).version).toBe(2);
      expect((await context(facts)).tickets.map(({ number }) => number)).toEqual([ticket.number]);
    });
  });

  it('lists the customer’s other open tickets without those of the thread and without closed ones', async () => {
    const { address, contact } = await customer();
    const facts = aThread(address);
    await ana()(createTicket, { body: aTicketFrom(facts) });
    const stillOpen = await ana()(createTicket, {
      body: { subject: 'Still open', associations: { contactId: contact.id } },
    });
    const closed = await ana()(createTicket, {
      body: { subject: 'Done', associations: { contactId: contact.id } },
    });
    await ana()(updateTicket, { params: { ticketId: closed.id }, body: { version: 1, status: 'closed' } });
    expect((await context(facts)).otherOpenTickets.map(({ number }) => number)).toEqual([stillOpen.number]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { createTicket, linkThread, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { readVisibility, updateVisibility } from '#lib/contract/visibility.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

type Facts = ReturnType<typeof aThread>;

describeOnEngines('thread suggestions', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const ana = () => companion.agent.api;

  /** A thread that a customer wrote, as Gmail tells it, and its ticket. */
  const inGmail = async () => {
    const address = anAddress();
    await ana()(createRecord, { body: aContact(address) });
    const facts = aThread(address, { subject: `Printer ${randomUUID()} stops` });
    const text = 'The second roll tore.';
    const messages = [{ messageId: facts.messageIds?.[0] ?? null, from: { address, name: null }, text }];
    const ticket = await ana()(createTicket, { body: aTicketFrom(facts, { messages }) });
    return { address, facts, ticket };
  };
  /** The same thread as Outlook on the web tells it in a mailbox. */
  const inOutlook = (facts: Facts, given: Partial<Facts> = {}): Facts => ({
    ...facts,
    provider: 'outlook-web',
    mailbox: 'jonas@norrvik.example',
    providerThreadId: `AAQk+A/${randomUUID().replaceAll('-', '')}`,
    subject: `RE: ${facts.subject}`,
    messageIds: [],
    references: [],
    ...given,
  });
  const context = (facts: Facts, who = ana()) => who(readThreadContext, { body: facts });
  const numbersOf = async (facts: Facts) => (await context(facts)).tickets.map(({ number }) => number);

  it('suggests the ticket of the same people and subject, and links it once somebody confirms', async () => {
    const { facts, ticket, address } = await inGmail();
    const seen = inOutlook(facts);
    const suggested = await context(seen);
    expect([suggested.link, suggested.tickets[0]?.number]).toEqual(['suggested', ticket.number]);
    expect(suggested.conversationId).toBeNull();
    // Looking alone learns nothing.
    expect((await context(seen)).link).toBe('suggested');
    const messages = [{ from: { address, name: null }, text: ' The second  roll tore. ' }];
    const confirmed = await ana()(linkThread, {
      params: { ticketId: ticket.id },
      body: { thread: seen, messages },
    });
    expect((await context(seen)).link).toBe('linked');
    expect(await numbersOf(seen)).toEqual([ticket.number]);
    // The same conversation, the same words: nothing is kept twice.
    expect(confirmed.conversation?.messages).toHaveLength(1);
    expect(confirmed.version).toBe(ticket.version);
    expect((await context(facts)).link).toBe('linked');
  });

  it('knows the add-in’s id of a thread in Outlook’s page, in either alphabet, in the same mailbox only', async () => {
    const { facts, ticket } = await inGmail();
    const ids = inOutlook(facts, { subject: 'Another subject' });
    const id = ids.providerThreadId ?? '';
    const inAddIn = { ...ids, provider: 'office' as const, messageIds: facts.messageIds ?? [] };
    const written = id.replaceAll('+', '_').replaceAll('/', '-');
    expect((await context({ ...inAddIn, providerThreadId: written })).link).toBe('linked');
    expect([(await context(ids)).link, await numbersOf(ids)]).toEqual(['linked', [ticket.number]]);
    expect((await context({ ...ids, mailbox: 'priya@norrvik.example' })).link).toBe('not-linked');
  });

  it.each<[string, (facts: Facts) => Partial<Facts>]>([
    ['the subject alone', () => ({ participants: [{ address: anAddress(), name: null, role: 'from' }] })],
    ['the people alone', () => ({ subject: 'Something else' })],
    [
      'a stranger besides',
      (facts) => ({
        participants: [...(facts.participants ?? []), { address: anAddress(), name: null, role: 'from' }],
      }),
    ],
    ['known Message-IDs that differ', () => ({ messageIds: [`${randomUUID()}@osterby.example`] })],
  ])('does not suggest by %s', async (_why, given) => {
    const { facts } = await inGmail();
    const { link, tickets } = await context(inOutlook(facts, given(facts)));
    expect([link, tickets]).toEqual(['not-linked', []]);
  });

  it('tells of the suggested ticket before a second is made, and makes it knowingly', async () => {
    const { facts, ticket } = await inGmail();
    const seen = inOutlook(facts);
    const refused = await refusalOf(ana()(createTicket, { body: aTicketFrom(seen) }));
    expect(refused).toMatchObject({
      code: 'thread_has_ticket',
      facts: { ticket: { number: ticket.number }, createdBy: { name: 'Ana Ribeiro' }, isSuggested: true },
    });
    const second = await ana()(createTicket, { body: aTicketFrom(seen, { isKnowinglyAnother: true }) });
    expect([(await context(seen)).link, await numbersOf(seen)]).toEqual(['linked', [second.number]]);
    expect(await numbersOf(facts)).toEqual([ticket.number]);
  });

  it('suggests a ticket made in Outlook’s page to a colleague in Gmail, who then links both for everybody', async () => {
    const { facts, ticket } = await inGmail();
    const made = inOutlook(facts, { subject: `From Outlook ${randomUUID()}` });
    const inOutlookOnly = await ana()(createTicket, { body: aTicketFrom(made) });
    const elsewhere = { ...facts, subject: made.subject, messageIds: [`${randomUUID()}@osterby.example`] };
    expect((await context(elsewhere)).link).toBe('suggested');
    await ana()(linkThread, { params: { ticketId: inOutlookOnly.id }, body: { thread: elsewhere } });
    const later = { ...elsewhere, mailbox: 'priya@norrvik.example', providerThreadId: null };
    expect([(await context(later)).link, await numbersOf(later)]).toEqual(['linked', [inOutlookOnly.number]]);
    expect(ticket.number).not.toBe(inOutlookOnly.number);
  });

  it('reveals no ticket that the user may not see, neither by looking nor by linking nor by a second create', async () => {
    const { facts, ticket } = await inGmail();
    const jonas = await companion.addUser('Agent');
    const seen = inOutlook(facts, { mailbox: jonas.email });
    const setVisibility = async (visibility: 'public' | 'private') => {
      const { version } = await companion.admin.api(readVisibility, {});
      const body = { version, visibility, userIds: [], teamIds: [] };
      await companion.admin.api(updateVisibility, { body });
    };
    expect((await context(seen, jonas.api)).link).toBe('suggested');
    await setVisibility('private');
    try {
      const { link, tickets, hasHiddenTickets } = await context(seen, jonas.api);
      expect([link, tickets, hasHiddenTickets]).toEqual(['not-linked', [], false]);
      const refused = await refusalOf(
        jonas.api(linkThread, { params: { ticketId: ticket.id }, body: { thread: seen } }),
      );
      expect(refused.code).toBe('not_found');
      const made = await jonas.api(createTicket, { body: aTicketFrom(seen) });
      expect(made.number).not.toBe(ticket.number);
    } finally {
      await setVisibility('public');
    }
  });

  it('confirms a closed ticket without changing it', async () => {
    const { facts, ticket } = await inGmail();
    const closed = await ana()(updateTicket, {
      params: { ticketId: ticket.id },
      body: { version: ticket.version, status: 'closed' },
    });
    const seen = inOutlook(facts);
    await ana()(linkThread, { params: { ticketId: ticket.id }, body: { thread: seen } });
    expect((await context(seen)).link).toBe('linked');
    expect((await ana()(readTicket, { params: { ticketId: ticket.id } })).version).toBe(closed.version);
  });

  it('offers no link for a thread that could not be found again', async () => {
    const { facts, ticket } = await inGmail();
    const seen = inOutlook(facts, { providerThreadId: null });
    const { link, abilities } = await context(seen);
    expect([link, abilities.canLink]).toEqual(['suggested', false]);
    const refused = await refusalOf(
      ana()(linkThread, { params: { ticketId: ticket.id }, body: { thread: seen } }),
    );
    expect(refused.code).toBe('unusable_reference');
  });
});

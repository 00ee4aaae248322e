import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { SentCall } from '#lib/messaging/mail-page-calls.ts';
import { createCache } from '#lib/store/cache.ts';
import { createConnectionStore, type Connection } from '#lib/store/connection.ts';
import { createMemoryKeyValueStore } from '#lib/store/key-value-store.ts';
import { createOutbox } from '#lib/store/outbox.ts';
import { createMemoryTables, ownerOf } from '#lib/store/tables.ts';
import { ANA, JONAS } from '../samples/sample-records.ts';
import { firmwareContext } from '../samples/sample-threads.ts';
import { DOCKS_TICKET, FIRMWARE_TICKET, wholeTicket } from '../samples/sample-tickets.ts';
import { threadPlace } from '../thread/thread-facts.ts';
import { findOffers } from './find-offers.ts';
import { keepReply } from './keep-reply.ts';

const ADDRESS = 'https://desk.osterby.example';
const SIGNED_IN = { address: ADDRESS, token: 'secret', user: { id: ANA.id, name: ANA.name } };
const PLACE = { mailbox: ANA.email, providerThreadId: '19aa00bb11cc22dd' };

function sentCall(given: Partial<SentCall> = {}, to = 'marta@osterby.example'): SentCall {
  const message = {
    providerMessageId: '19ff',
    messageId: 'r-1@norrvik.example',
    references: ['q-1@osterby.example'],
    sender: { address: ANA.email, name: ANA.name },
    recipients: [{ address: to, name: null }],
    sentAt: '2026-11-24T09:29:00.000Z',
  };
  return { type: 'threadside:sent', ...PLACE, subject: 'Re: Docks', message, chosen: null, ...given };
}

/** The worker of somebody who has seen a thread with these tickets; the companion answers what it is given. */
async function setUp(
  given: Partial<ThreadContext> | null,
  { connected = SIGNED_IN, ticket }: { connected?: Partial<Connection>; ticket?: Ticket } = {},
) {
  const tables = createMemoryTables();
  const owner = ownerOf(ADDRESS, ANA.id);
  const connection = createConnectionStore(createMemoryKeyValueStore());
  await connection.update(connected);
  if (given !== null)
    await createCache(tables, owner).write(
      threadPlace({ ...PLACE, key: '' }, 'gmail'),
      firmwareContext(given),
      1,
    );
  vi.stubGlobal('fetch', async () =>
    ticket === undefined ? Promise.reject(new TypeError('offline')) : Response.json(ticket),
  );
  const options = { connection, tables };
  return { options, entries: () => createOutbox(tables, owner).list(), cache: createCache(tables, owner) };
}

afterEach(() => vi.unstubAllGlobals());

describe('keepReply', () => {
  it('keeps a reply on a thread with a ticket, with its id and date, and the chosen status after it', async () => {
    const { options, entries } = await setUp({ tickets: [DOCKS_TICKET] });
    expect(await keepReply(options, sentCall({ chosen: `${DOCKS_TICKET.id} 7 pending` }))).toBe(true);
    const [reply, edit] = await entries();
    expect(reply).toMatchObject({
      kind: 'note-reply',
      thread: { providerThreadId: PLACE.providerThreadId, messageIds: ['r-1@norrvik.example'] },
      reply: { from: ANA.email, sentAt: '2026-11-24T09:29:00.000Z' },
    });
    expect(edit).toMatchObject({
      kind: 'edit-ticket',
      ticketId: DOCKS_TICKET.id,
      version: 7,
      edit: { changes: { status: 'pending' }, words: 'Pending' },
    });
  });

  it('keeps it for whoever signed in here last when the session is lost', async () => {
    const { options, entries } = await setUp(
      { tickets: [DOCKS_TICKET] },
      { connected: { ...SIGNED_IN, token: null } },
    );
    expect(await keepReply(options, sentCall())).toBe(true);
    expect(await entries()).toHaveLength(1);
  });

  it.each([
    ['the thread has no ticket', { tickets: [] }, sentCall()],
    ['the thread was never seen', null, sentCall()],
    ['its thread is not known', { tickets: [DOCKS_TICKET] }, sentCall({ providerThreadId: null })],
    [
      'it goes to a colleague alone',
      { tickets: [DOCKS_TICKET], owners: [ANA, JONAS] },
      sentCall({}, JONAS.email),
    ],
  ])('keeps nothing when %s', async (_, context, call) => {
    const { options, entries } = await setUp(context);
    expect(await keepReply(options, call)).toBe(false);
    expect(await entries()).toEqual([]);
  });

  it.each([
    ['another ticket', `${FIRMWARE_TICKET.id} 7 closed`],
    ['no status', `${DOCKS_TICKET.id} 7 deleted`],
    ['no version', `${DOCKS_TICKET.id} x closed`],
  ])('edits nothing when the choice that comes back names %s', async (_, chosen) => {
    const { options, entries } = await setUp({ tickets: [DOCKS_TICKET] });
    await keepReply(options, sentCall({ chosen }));
    expect((await entries()).map(({ kind }) => kind)).toEqual(['note-reply']);
  });
});

describe('findOffers', () => {
  const call = { type: 'threadside:offers' as const, ...PLACE };
  const docks = wholeTicket(DOCKS_TICKET);

  it('offers the other statuses of the ticket as the companion has it now', async () => {
    const { options } = await setUp({ tickets: [DOCKS_TICKET] }, { ticket: { ...docks, status: 'pending' } });
    const [offer] = await findOffers(options, call);
    expect(offer).toMatchObject({ name: DOCKS_TICKET.number, now: 'Pending' });
    expect(offer?.choices.map(({ label }) => label)).toEqual(['Open', 'On hold', 'Closed']);
  });

  it('leaves out closing for somebody who may not close, and everything for somebody who may change nothing', async () => {
    const ticket = { ...docks, abilities: { ...docks.abilities, canClose: false } };
    const some = await setUp({ tickets: [DOCKS_TICKET] }, { ticket });
    expect((await findOffers(some.options, call))[0]?.choices.map(({ label }) => label)).not.toContain(
      'Closed',
    );
    const fixed = { ...docks, abilities: { ...docks.abilities, canUpdate: false } };
    const none = await setUp({ tickets: [DOCKS_TICKET] }, { ticket: fixed });
    expect(await findOffers(none.options, call)).toEqual([]);
  });

  it('offers what was last seen while the companion is out of reach, and nothing when signed out', async () => {
    const away = await setUp({ tickets: [DOCKS_TICKET] });
    expect(await findOffers(away.options, call)).toEqual([]);
    await away.cache.write(`ticket ${DOCKS_TICKET.id}`, docks, 1);
    expect(await findOffers(away.options, call)).toHaveLength(1);
    await away.options.connection.update({ token: null });
    expect(await findOffers(away.options, call)).toEqual([]);
  });

  it('offers nothing on a closed ticket', async () => {
    const { options } = await setUp({ tickets: [DOCKS_TICKET] }, { ticket: { ...docks, status: 'closed' } });
    expect(await findOffers(options, call)).toEqual([]);
  });
});

/** Marks of a mailbox's list: which thread has which ticket, by the ids that this mailbox gives its threads. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { readThreadRows } from '#lib/contract/thread-rows.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { createTicket, updateTicket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

type Thread = ReturnType<typeof aThread>;

describeOnEngines('rows of threads', (open) => {
  let companion: TestCompanion;
  let agent: TestUser;
  let customer: string;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ agent } = companion);
    customer = anAddress();
    await agent.api(createRecord, { body: aContact(customer) });
    const { version } = await companion.admin.api(readSlaPolicy, {});
    await companion.admin.api(updateSlaPolicy, { body: { version, firstResponseS: 3600, closureS: null } });
  });
  afterAll(() => companion.close());

  const create = (thread: Thread) =>
    agent.api(createTicket, { body: aTicketFrom(thread, { isKnowinglyAnother: true }) });
  const rowsOf = async (mailbox: string, ...threads: Thread[]) => {
    const providerThreadIds = threads.map(({ providerThreadId }) => providerThreadId ?? '');
    const { provider = 'gmail' } = threads[0] ?? {};
    return (await agent.api(readThreadRows, { body: { provider, mailbox, providerThreadIds } })).rows;
  };

  it('have number, status and clocks of the thread’s ticket, and leave out threads without one', async () => {
    const thread = aThread(customer);
    const { number } = await create(thread);
    const rows = await rowsOf(thread.mailbox, aThread(customer), thread);
    expect(rows).toMatchObject([
      {
        providerThreadId: thread.providerThreadId,
        ticket: { number, status: 'open', clocks: [{ kind: 'first-response', state: 'running' }] },
        others: 0,
      },
    ]);
  });

  it('show the newest open ticket of several, and count the others', async () => {
    const thread = aThread(customer);
    await create(thread);
    const middle = await create(thread);
    const newest = await create(thread);
    const body = { version: newest.version, status: 'closed' as const };
    await agent.api(updateTicket, { params: { ticketId: newest.id }, body });
    const [row] = await rowsOf(thread.mailbox, thread);
    expect(row).toMatchObject({ ticket: { number: middle.number }, others: 2 });
  });

  it('know another mailbox’s thread once it was opened there, and not before', async () => {
    const thread = aThread(customer);
    const { number } = await create(thread);
    const theirs = { ...aThread(customer), mailbox: 'jonas@norrvik.example', messageIds: thread.messageIds };
    expect(await rowsOf(theirs.mailbox, theirs)).toEqual([]);
    await agent.api(readThreadContext, { body: theirs });
    expect(await rowsOf(theirs.mailbox, theirs)).toMatchObject([{ ticket: { number } }]);
    expect(await rowsOf(thread.mailbox, theirs)).toEqual([]);
  });

  it('are the same in Outlook’s page for what the add-in told, each ticket once, under the id as it was asked for', async () => {
    const inPage = `AAQkAGI2+A/${anAddress().split('@')[0]}=`;
    const asked = inPage.replaceAll('+', '_').replaceAll('/', '-');
    const thread = aThread(customer, { provider: 'office', providerThreadId: asked });
    const { number } = await create(thread);
    const page = { ...thread, provider: 'outlook-web' as const, providerThreadId: inPage };
    const row = { ticket: { number }, others: 0 };
    expect(await rowsOf(thread.mailbox, page)).toMatchObject([{ ...row, providerThreadId: inPage }]);
    await agent.api(readThreadContext, { body: { ...page, messageIds: [] } });
    expect(await rowsOf(thread.mailbox, { ...page, providerThreadId: asked })).toMatchObject([
      { ...row, providerThreadId: asked },
    ]);
    expect(await rowsOf(thread.mailbox, { ...page, provider: 'gmail' })).toEqual([]);
  });
});

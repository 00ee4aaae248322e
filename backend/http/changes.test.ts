import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchChanges, type Change, type Changes } from '#lib/contract/changes.ts';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket, updateTicket } from '#lib/contract/tickets.ts';
import { readMe } from '#lib/contract/users.ts';
import { createApi } from '#lib/api/api.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import {
  serveAgain,
  startTestCompanion,
  type TestCompanion,
  type TestUser,
} from '#backend/testing/test-companion.ts';

/** Well below the 5 s after which a feed looks even if nobody told it; `npm run bench:live` measures how soon it really is. */
const WITHOUT_WAITING_MS = 3500;

describeOnEngines('watching changes', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  it('tells another user of a new, changed and commented ticket at once, with a cursor first', async () => {
    const stream = await watch(companion, companion.admin);
    expect((await stream.next()).changes).toEqual([]);
    const ticket = await companion.agent.api(createTicket, { body: { subject: 'Live' } });
    const start = Date.now();
    expect(await stream.untilTicket(ticket.id)).toMatchObject({ number: ticket.number, version: 1 });
    expect(Date.now() - start).toBeLessThan(WITHOUT_WAITING_MS);
    const params = { ticketId: ticket.id };
    await companion.agent.api(updateTicket, { params, body: { version: 1, subject: 'Livelier' } });
    expect(await stream.untilTicket(ticket.id)).toMatchObject({ version: 2 });
    await companion.agent.api(createComment, { params, body: { text: 'Seen?' } });
    expect(await stream.untilTicket(ticket.id)).toBeDefined();
    stream.leave();
  });

  it('goes on from a cursor with what came meanwhile', async () => {
    const stream = await watch(companion, companion.admin);
    const { cursor } = await stream.next();
    stream.leave();
    const meanwhile = await companion.agent.api(createTicket, { body: { subject: 'Meanwhile' } });
    const resumed = await watch(companion, companion.admin, cursor);
    expect(await resumed.untilTicket(meanwhile.id)).toBeDefined();
    resumed.leave();
  });

  it('goes on from what the user was told of himself, so that nothing between the two is missed', async () => {
    const { admin } = companion;
    const { cursor } = await admin.api(readMe, {});
    const ticket = await admin.api(createTicket, { body: { subject: 'In between' } });
    const stream = await watch(companion, admin, cursor);
    expect(await stream.untilTicket(ticket.id)).toMatchObject({ id: ticket.id });
    stream.leave();
  });

  it.each(['nonsense', `00000000-0000-0000-0000-000000000000/${Date.now()}/10:20:`])(
    'says that everything may have changed when the cursor is %s',
    async (cursor) => {
      const stream = await watch(companion, companion.admin, cursor);
      expect((await stream.next()).changes).toEqual([{ topic: 'everything' }]);
      stream.leave();
    },
  );

  it('names no ticket to those who may not see it, and tells them to look again when one is taken from them', async () => {
    const { db } = companion.database;
    await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    const other = await companion.addUser('Agent');
    const stream = await watch(companion, other);
    await stream.next();
    const secret = await companion.agent.api(createTicket, { body: { subject: 'Secret' } });
    const theirs = await companion.admin.api(createTicket, {
      body: { subject: 'Theirs', ownerId: other.id },
    });
    const seen = await stream.until((change) => change.topic === 'ticket' && change.id === theirs.id);
    expect(JSON.stringify(seen)).not.toContain(secret.id);
    const { db: database } = companion.database;
    await database.updateTable('ticket').set({ owner_id: null }).where('id', '=', theirs.id).execute();
    await stream.until((change) => change.topic === 'tickets');
    stream.leave();
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
  });

  it('tells a hundred changed rows as one change', async () => {
    const stream = await watch(companion, companion.admin);
    await stream.next();
    const { rows } = await sql<{ topic: string }>`
      insert into record (kind, name) select 'contact', 'Person ' || n from generate_series(1, 101) n returning kind as topic
    `.execute(companion.database.db);
    expect(rows).toHaveLength(101);
    const told = await stream.until(({ topic }) => topic === 'records');
    expect(told.filter(({ topic }) => topic.startsWith('record'))).toEqual([{ topic: 'records' }]);
    stream.leave();
  });

  it('ends within five seconds when the session is over or its user inactive', async () => {
    const other = await companion.addUser('Agent');
    const third = await companion.addUser('Agent');
    const streams = [await watch(companion, other), await watch(companion, third)];
    const start = Date.now();
    await companion.companion.signIn.revoke(other.token);
    await companion.database.db
      .updateTable('member')
      .set({ is_active: false })
      .where('user_id', '=', third.id)
      .execute();
    for (const stream of streams) await stream.ended();
    expect(Date.now() - start).toBeLessThan(5000);
  });

  it('ends when the companion stops', async () => {
    const started = await startTestCompanion(await open());
    const stream = await watch(started, started.admin);
    const start = Date.now();
    await Promise.all([stream.ended(), started.close()]);
    expect(Date.now() - start).toBeLessThan(5000);
  });
});

describeOnEngines('watching over several processes', (open, engine) => {
  // The embedded engine has one connection, on which no transaction can overtake another.
  it.skipIf(engine === 'embedded')('loses nothing to a cursor that a late commit comes after', async () => {
    const companion = await startTestCompanion(await open());
    const stream = await watch(companion, companion.admin);
    const slow = await companion.agent.api(createTicket, { body: { subject: 'Slow' } });
    await stream.untilTicket(slow.id);
    await companion.database.transaction(async (tx) => {
      await tx.updateTable('ticket').set({ subject: 'Slower' }).where('id', '=', slow.id).execute();
      const fast = await companion.agent.api(createTicket, { body: { subject: 'Fast' } });
      await stream.untilTicket(fast.id);
    });
    stream.leave();
    const resumed = await watch(companion, companion.admin, stream.cursor());
    expect(await resumed.untilTicket(slow.id)).toBeDefined();
    resumed.leave();
    await companion.close();
  });

  it.skipIf(engine === 'embedded')('hears what another process wrote at once', async () => {
    const one = await startTestCompanion(await open());
    const two = await serveAgain(one);
    const stream = await watch(two, one.admin);
    const ticket = await one.agent.api(createTicket, { body: { subject: 'Across' } });
    const start = Date.now();
    await stream.untilTicket(ticket.id);
    expect(Date.now() - start).toBeLessThan(WITHOUT_WAITING_MS);
    // A listener that lost its connection listens again.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where query like 'listen %' and datname = current_database()`.execute(one.database.db);
    await sleep(500);
    const next = await one.agent.api(createTicket, { body: { subject: 'Again' } });
    await stream.untilTicket(next.id);
    stream.leave();
    await two.stop();
    await one.close();
  });
});

/** The user's stream, read by the real client. */
async function watch({ url }: { url: string }, user: TestUser, since?: string) {
  const leaving = new AbortController();
  const api = createApi({ baseUrl: url, token: user.token });
  const messages = await api(watchChanges, { query: { since } }, { signal: leaving.signal });
  const iterator = messages[Symbol.asyncIterator]();
  let cursor = '';
  const stream = {
    cursor: () => cursor,
    next: async (): Promise<Changes> => {
      const { value, done } = await iterator.next();
      if (done === true) throw new Error('The stream ended.');
      ({ cursor } = value);
      return value;
    },
    /** All changes up to and with the first message that has a matching one. */
    until: async (matches: (change: Change) => boolean): Promise<Change[]> => {
      const seen: Change[] = [];
      while (!seen.some(matches)) seen.push(...(await stream.next()).changes);
      return seen;
    },
    untilTicket: async (id: string): Promise<Change | undefined> => {
      const isIt = (change: Change) => change.topic === 'ticket' && change.id === id;
      return (await stream.until(isIt)).find(isIt);
    },
    ended: async () => {
      while ((await iterator.next()).done !== true);
    },
    leave: () => leaving.abort(),
  };
  return stream;
}

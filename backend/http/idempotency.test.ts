/**
 * Creates over a bad line: each is sent one to five times, three of ten answers are dropped, and every key makes one ticket.
 * `IDEMPOTENCY_CREATES=10000` is the drill; the default is for every day.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const CREATES = Number(process.env.IDEMPOTENCY_CREATES ?? 300);
const AT_A_TIME = 16;
const DROPPED_SHARE = 0.3;
const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME * 5 });

type Sent = { status: number; body: { number?: string; code?: string } } | 'dropped';

describeOnEngines('idempotent creates', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(async () => {
    agent.destroy();
    await companion.close();
  });

  it(
    'make one ticket a key, however often they are sent and whatever is heard back',
    async () => {
      const keys = Array.from({ length: CREATES }, () => randomUUID());
      const heard = { answers: 0, dropped: 0 };
      const waiting = keys.values();
      const work = async () => {
        for (const key of waiting) {
          const sent = await Promise.all(
            Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => sendOverBadLine(key)),
          );
          const answers = sent.filter((answer) => answer !== 'dropped');
          heard.answers += answers.length;
          heard.dropped += sent.length - answers.length;
          // A client that heard nothing asks again, as the outbox does.
          if (answers.length === 0) answers.push(await send(companion.agent, { key, subject: key }));
          expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
          expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
      expect(heard.dropped).toBeGreaterThan(heard.answers * 0.2);
      const { rows } = await sql<{ tickets: number; keys: number }>`
        select count(*)::int as tickets, count(distinct subject)::int as keys from ticket where subject ~ '^[0-9a-f-]{36}$'
      `.execute(companion.database.db);
      expect(rows).toEqual([{ tickets: CREATES, keys: CREATES }]);
    },
    60_000 + CREATES * 100,
  );

  it('refuse another request under a used key, and never show one user’s key to another', async () => {
    const key = randomUUID();
    const mine = await send(companion.agent, { key, subject: 'Mine' });
    const changed = await send(companion.agent, { key, subject: 'Not mine' });
    expect([changed.status, changed.body.code]).toEqual([422, 'idempotency_key_reused']);
    const theirs = await send(companion.admin, { key, subject: 'Theirs' });
    expect(theirs.status).toBe(201);
    expect(theirs.body.number).not.toBe(mine.body.number);
  });

  /** Cuts the line after the request has gone out: the companion may have made the ticket, or not. */
  async function sendOverBadLine(key: string): Promise<Sent> {
    if (Math.random() >= DROPPED_SHARE) return send(companion.agent, { key, subject: key });
    await send(companion.agent, { key, subject: key, hangUpAfterMs: Math.random() * 30 }).catch(() => {});
    return 'dropped';
  }

  type Create = { key: string; subject: string; hangUpAfterMs?: number };

  function send(user: TestUser, { key, subject, hangUpAfterMs }: Create): Promise<Exclude<Sent, 'dropped'>> {
    const { promise, resolve, reject } = Promise.withResolvers<Exclude<Sent, 'dropped'>>();
    const headers = {
      authorization: `Bearer ${user.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    };
    const call = request(
      `${companion.url}/api/tickets`,
      { method: 'POST', headers, agent },
      async (answer) => {
        const chunks = await answer.toArray().catch(() => []);
        if (chunks.length === 0) return reject(new Error('cut off'));
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) });
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify({ subject }));
    if (hangUpAfterMs !== undefined) setTimeout(() => call.destroy(), hangUpAfterMs);
    return promise;
  }
});

/**
 * `npm run bench:reassign [tickets]`: somebody with 10,000 open tickets chooses a status that reassigns them, while others list and
 * create tickets at a steady pace. Prints how many move a second, and what the others wait meanwhile over what they wait when nothing moves.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createApi, type Api } from '../lib/api/api.ts';
import { chooseStatus, readMyStatus } from '../lib/contract/reassignments.ts';
import { createTicket } from '../lib/contract/tickets.ts';
import { createUserStatus } from '../lib/contract/user-statuses.ts';
import { readMe } from '../lib/contract/users.ts';
import { startPostgresql } from '../backend/testing/postgresql.ts';
import { startServer, stopServer, type Server } from './bench-server.ts';
import { compareWaits } from './bench-waits.ts';

const TICKETS = Number(process.argv[2] ?? 10_000);
const AT_ONCE = 8;

const postgresql = await startPostgresql();
for (const [engine, databaseUrl] of [
  ['PostgreSQL', `${postgresql.url}/postgres`],
  ['embedded', ''],
] as const) {
  const server = await startServer(databaseUrl);
  await measure(engine, server);
  stopServer(server);
}
await postgresql.stop();
process.exit(0);

async function measure(engine: string, { url, token, tokenOf }: Server): Promise<void> {
  const away = createApi({ baseUrl: url, token });
  const others = createApi({ baseUrl: url, token: tokenOf('priya@norrvik.example') });
  const body = { name: 'On leave', isAvailable: false, reassignsTickets: true };
  const { id: statusId } = await others(createUserStatus, { body });
  await fill(away);
  const { answer, lines } = await compareWaits(others, async () => {
    const startedAt = performance.now();
    await away(chooseStatus, { body: { statusId } });
    return { moved: await waitUntilDone(away), seconds: (performance.now() - startedAt) / 1000 };
  });
  const { moved, seconds } = answer;
  process.stdout.write(
    `${engine}: ${moved} tickets in ${seconds.toFixed(1)} s, ${(moved / seconds).toFixed(0)} tickets/s\n${lines}`,
  );
}

async function fill(api: Api): Promise<void> {
  const { user } = await api(readMe, {});
  let left = TICKETS;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await api(createTicket, { body: { subject: `Pallet ${left}`, ownerId: user.id } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** How many moved. */
async function waitUntilDone(api: Api): Promise<number> {
  for (;;) {
    await sleep(500);
    const { reassignment } = await api(readMyStatus, {});
    if (reassignment === null) throw new Error('The status reassigns nothing.');
    if (reassignment.state === 'done') return reassignment.takers.reduce((sum, { count }) => sum + count, 0);
  }
}

/**
 * `npm run bench:intake -- --conversations 300 --hostile 0 --mails FOLDER --engine postgresql|embedded`: how many mails a second a companion
 * takes in from a real IMAP server, over how many postal-mime alone parses of the same mails, and how long the process's event loop, which
 * answers requests, is held up meanwhile. Exits 1 when a mail is lost, double or in the wrong conversation, a hostile one not set aside, or
 * one request in a hundred would wait longer than 50 ms for the event loop.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { listTickets } from '../lib/contract/tickets.ts';
import { openEmbedded, openPostgresql, type Database } from '../backend/data/database.ts';
import { migrate } from '../backend/data/migrate.ts';
import { startMailIntake } from '../backend/jobs/mail-intake.ts';
import { startDovecot } from '../backend/testing/dovecot.ts';
import { addMailChannel } from '../backend/testing/mail-desk.ts';
import { isAsExpected, judgeIntake, readLastUid, wordsOf } from '../backend/testing/mail-judgement.ts';
import { readTraffic, withHostile, writeTraffic } from '../backend/testing/mail-traffic.ts';
import { startPostgresql } from '../backend/testing/postgresql.ts';
import { startTestCompanion } from '../backend/testing/test-companion.ts';

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '300' },
    hostile: { type: 'string', default: '0' },
    mails: { type: 'string' },
    engine: { type: 'string' },
  },
});
const DELAY_MS_MAX = 50;
/** Requests as a few agents make them while mail comes in. */
const REQUEST_EVERY_MS = 200;

const written =
  values.mails === undefined ? writeTraffic(Number(values.conversations)) : readTraffic(values.mails);
const mails = withHostile(written, Number(values.hostile));
const kB = mails.reduce((sum, { raw }) => sum + raw.length, 0) / 1000;
process.stdout.write(
  `${mails.length} mails, ${values.hostile} of them hostile, ${(kB / mails.length).toFixed(1)} kB on average, load ${loadavg()[0]?.toFixed(1)}\n`,
);

const dovecot = await startDovecot();
await dovecot.deliver(mails.map(({ raw }) => raw));
let isRight = true;
if (values.engine !== 'embedded') {
  const postgresql = await startPostgresql();
  isRight = await measure('PostgreSQL', openPostgresql(`${postgresql.url}/postgres`));
  await postgresql.stop();
}
if (values.engine !== 'postgresql') {
  const folder = mkdtempSync(join(tmpdir(), 'threadside-bench-'));
  isRight = (await measure('embedded', await openEmbedded(folder))) && isRight;
  rmSync(folder, { recursive: true, force: true });
}
await dovecot.stop();
process.exit(isRight ? 0 : 1);

async function measure(engine: string, database: Database): Promise<boolean> {
  await migrate(database.db);
  const companion = await startTestCompanion(database);
  const { port, user, password } = dovecot;
  const channelId = await addMailChannel(companion.companion, { host: '127.0.0.1', port, user, password });
  const bareMs = await parseBare();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const asking = setInterval(
    () => void companion.admin.api(listTickets, {}).catch(() => {}),
    REQUEST_EVERY_MS,
  );
  delay.enable();
  const startedAt = performance.now();
  const stop = startMailIntake({ companion: companion.companion, lookEveryMs: 1_000 });
  while ((await readLastUid(database.db, channelId)) < mails.length) await sleep(100);
  const ms = performance.now() - startedAt;
  delay.disable();
  clearInterval(asking);
  await stop();
  const judged = await judgeIntake(database.db, channelId, mails);
  const [rate, bare] = [ms, bareMs].map((took) => (mails.length / took) * 1000) as [number, number];
  const p99 = delay.percentile(99) / 1e6;
  process.stdout.write(
    `${engine}: ${rate.toFixed(1)} mails/s taken in, postal-mime alone ${bare.toFixed(1)} mails/s, ratio ${(rate / bare).toFixed(2)}; ` +
      `event loop held up p50 ${(delay.percentile(50) / 1e6).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${(delay.max / 1e6).toFixed(0)} ms\n` +
      `  ${wordsOf(judged)}\n`,
  );
  await companion.close();
  return isAsExpected(judged) && p99 <= DELAY_MS_MAX;
}

/** How long the parser alone takes for the mails that it reads at all; hostile ones are left out, as they would take it minutes. */
async function parseBare(): Promise<number> {
  const good = mails.filter(({ isHostile }) => !isHostile);
  const startedAt = performance.now();
  for (const { raw } of good) await PostalMime.parse(raw);
  return ((performance.now() - startedAt) / good.length) * mails.length;
}

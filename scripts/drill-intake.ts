/**
 * `npm run drill:intake -- --mails FOLDER --conversations 300 --kills 20 --engine postgresql|embedded`: companions that read a real IMAP server
 * are killed again and again while mails arrive, and their connections cut in the middle of a mail. Two on PostgreSQL; on the embedded
 * engine one. Exits 1 when a mail is lost or double, or a thread is not one conversation.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDovecot } from '../backend/testing/dovecot.ts';
import { runIntakeDrill } from '../backend/testing/intake-drill.ts';
import { isAsExpected, wordsOf } from '../backend/testing/mail-judgement.ts';
import { readTraffic, writeTraffic } from '../backend/testing/mail-traffic.ts';
import { startPostgresql } from '../backend/testing/postgresql.ts';

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '300' },
    mails: { type: 'string' },
    kills: { type: 'string', default: '20' },
    engine: { type: 'string' },
  },
});
const mails =
  values.mails === undefined ? writeTraffic(Number(values.conversations)) : readTraffic(values.mails);
const sizes = mails.map(({ raw }) => raw.length);
/** Connections are cut about ten times where all is read once; the largest mail gets through. */
const CUT_AFTER_BYTES = Math.max(3 * Math.max(...sizes), sizes.reduce((sum, size) => sum + size, 0) / 10);
/** A killed reader's mailbox is free for another process after 45 s; on the embedded engine at once. */
const KILL_WITHIN_MS = { postgresql: 30_000, embedded: 8_000 };

let isRight = true;
if (values.engine !== 'embedded') {
  const postgresql = await startPostgresql();
  isRight = await drill('postgresql', `${postgresql.url}/postgres`);
  await postgresql.stop();
}
if (values.engine !== 'postgresql') isRight = (await drill('embedded', '')) && isRight;
process.exit(isRight ? 0 : 1);

async function drill(engine: 'postgresql' | 'embedded', databaseUrl: string): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'threadside-drill-'));
  const dovecot = await startDovecot();
  const { judged, kills, cuts, seconds } = await runIntakeDrill(dovecot, {
    databaseUrl,
    dataDir,
    processes: engine === 'postgresql' ? 2 : 1,
    mails,
    kills: Number(values.kills),
    killWithinMs: KILL_WITHIN_MS[engine],
    cutAfterBytes: CUT_AFTER_BYTES,
    giveUpMs: 300_000,
  });
  await dovecot.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.stdout.write(
    `${engine}: ${kills} kills, ${cuts} connections cut, ${seconds.toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}\n  ${wordsOf(judged)}\n`,
  );
  return isAsExpected(judged);
}

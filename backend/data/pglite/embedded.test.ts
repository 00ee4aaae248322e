import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEmbedded, type Db } from '../database.ts';
import { DatabaseUnavailableError } from '../unavailable.ts';
import { startMaintenance } from './maintenance.ts';
import { fsyncParameters, SyncingNodeFs } from './syncing-node-fs.ts';

describe('the embedded engine', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'threadside-embedded-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('calls fsync at each commit', async () => {
    let synced = 0;
    const fs = new SyncingNodeFs(join(folder, 'postgres'), () => (synced += 1));
    const pglite = await PGlite.create({ fs, startParams: fsyncParameters });
    await pglite.exec('create table t (n int)');
    const before = synced;
    for (let n = 0; n < 20; n += 1) await pglite.query('insert into t values ($1)', [n]);
    expect(synced - before).toBeGreaterThanOrEqual(20);
    expect((await pglite.query('show fsync')).rows).toEqual([{ fsync: 'on' }]);
    await pglite.close();
  });

  it('gives up a statement past its deadline, refuses meanwhile, and has the data back afterwards', async () => {
    const database = await openEmbedded(folder, { deadlineMs: 1000 });
    await sql`create table t (n int)`.execute(database.db);
    await sql`insert into t values (1)`.execute(database.db);
    const slow = sql`select count(*) from generate_series(1, 1000000000)`.execute(database.db);
    await expect(slow).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await expect(sql`select 1`.execute(database.db)).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await vi.waitFor(
      async () => expect((await sql`select n from t`.execute(database.db)).rows).toEqual([{ n: 1 }]),
      { timeout: 20_000 },
    );
    await expect(
      database.transaction((tx) => sql`insert into t values (2)`.execute(tx)),
    ).resolves.toBeDefined();
    await database.close();
  });

  it('fails a transaction whose worker ended, instead of running its rest outside', async () => {
    const database = await openEmbedded(folder, { deadlineMs: 1000 });
    await sql`create table t (n int)`.execute(database.db);
    const cut = database.transaction(async (tx) => {
      await sql`insert into t values (1)`.execute(tx);
      await sql`select count(*) from generate_series(1, 1000000000)`.execute(tx).catch(() => {});
      await sleep(3000);
      await sql`insert into t values (2)`.execute(tx);
    });
    await expect(cut).rejects.toBeInstanceOf(Error);
    await vi.waitFor(async () => expect((await sql`select n from t`.execute(database.db)).rows).toEqual([]), {
      timeout: 20_000,
    });
    await database.close();
  });

  it('sets a half-made folder aside and never deletes it', async () => {
    const half = join(folder, 'postgres');
    mkdirSync(half);
    writeFileSync(join(half, 'PG_VERSION'), '18\n');
    const notices: string[] = [];
    const database = await openEmbedded(folder, { onNotice: (notice) => notices.push(notice) });
    await database.close();
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('postgres.half-made-'));
    expect(existsSync(join(folder, aside ?? '', 'PG_VERSION'))).toBe(true);
    expect(notices).toEqual([expect.stringContaining(aside ?? 'nothing')]);
  });

  it('keeps its log short by checkpoints', async () => {
    const database = await openEmbedded(folder);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const maintenance = startMaintenance(
      (statement) => sql.raw(statement).execute(database.db),
      () => {},
    );
    await sql`create table t (text text)`.execute(database.db);
    const redoBefore = await redoPoint(database.db);
    await sql`insert into t select repeat('x', 1000) from generate_series(1, 5000)`.execute(database.db);
    vi.advanceTimersByTime(5 * 60_000);
    vi.useRealTimers();
    expect(await redoPoint(database.db)).not.toBe(redoBefore);
    maintenance.stop();
    await database.close();
  });
});

async function redoPoint(db: Db): Promise<string> {
  const { rows } = await sql<{ redo_lsn: string }>`select redo_lsn from pg_control_checkpoint()`.execute(db);
  return String(rows[0]?.redo_lsn);
}

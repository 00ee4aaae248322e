/** The drill of deadlines made short: `npm run drill:sla` is the long one, with limits of time, which a busy machine would break here. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { runSlaDrill } from '#backend/testing/sla-drill.ts';

const MINUTE_MS = 60_000;

async function drill(databaseUrl: string, clockShiftsMs: number[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'threadside-drill-'));
  const few = { count: 30, spreadMs: 8_000, leadMs: 6_000, kills: 3, giveUpMs: 4 * MINUTE_MS };
  const outcome = await runSlaDrill({ databaseUrl, dataDir, clockShiftsMs, ...few });
  rmSync(dataDir, { recursive: true, force: true });
  const { latenessMs, afterDeathMs, ...counts } = outcome;
  expect(latenessMs.length + afterDeathMs.length).toBe(few.count);
  return counts;
}

const RIGHT = { deadlines: 30, kills: 3, missing: 0, doubled: 0, early: 0, miscounted: 0 };

it('deadlines are told exactly once when two processes with wrong clocks are killed amid them', async () => {
  const server = inject('postgresqlUrl');
  const name = `drill_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name}`);
  const counts = await drill(`${server}/${name}`, [-10 * MINUTE_MS, 10 * MINUTE_MS]);
  await client.query(`drop database ${name} with (force)`);
  await client.end();
  expect(counts).toEqual(RIGHT);
}, 400_000);

it('deadlines are told exactly once when the process with the embedded engine is killed amid them', async () => {
  expect(await drill('', [0])).toEqual(RIGHT);
}, 400_000);

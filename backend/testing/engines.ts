/** Runs the same tests on both engines, each with a fresh database. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, inject } from 'vitest';
import { openEmbedded, openPostgresql, type Database } from '#backend/data/database.ts';
import { migrate } from '#backend/data/migrate.ts';

export type Engine = 'embedded' | 'postgresql';

export const ENGINES: readonly Engine[] = ['embedded', 'postgresql'];

/** Declares the suite once an engine; `open` gives a migrated database of its own that the suite closes. */
export function describeOnEngines(
  name: string,
  suite: (open: () => Promise<Database>, engine: Engine) => void,
): void {
  for (const engine of ENGINES) {
    describe(`${name} (${engine})`, () => {
      suite(() => openFresh(engine), engine);
    });
  }
}

/** A fresh, migrated database; closing it removes it. */
export async function openFresh(engine: Engine): Promise<Database> {
  const opened = await openFreshUnmigrated(engine);
  await migrate(opened.db);
  return opened;
}

/** A fresh database without any table; closing it removes it. */
export function openFreshUnmigrated(engine: Engine): Promise<Database> {
  return engine === 'embedded' ? freshEmbedded() : freshPostgresql();
}

async function freshEmbedded(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'threadside-data-'));
  const database = await openEmbedded(folder);
  return withCleanUp(database, async () => rmSync(folder, { recursive: true, force: true }));
}

async function freshPostgresql(): Promise<Database> {
  const server = inject('postgresqlUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn(`${server}/postgres`, `create database ${name}`);
  return withCleanUp(openPostgresql(`${server}/${name}`), () =>
    runOn(`${server}/postgres`, `drop database ${name} with (force)`),
  );
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function withCleanUp(database: Database, cleanUp: () => Promise<void>): Database {
  return {
    ...database,
    close: async () => {
      await database.close();
      await cleanUp();
    },
  };
}

/**
 * Brings the database's schema up to this version, under the migrator's lock, so that several processes may start at once.
 * Migrations are numbered SQL files, forward only; one transaction each run.
 */
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Db } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Applies what is missing; throws with the failed migration's name when one cannot be applied. */
export async function migrate(db: Db): Promise<void> {
  await refuseNewer(db);
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  throw new Error(
    `The database could not be brought up to date${failed === undefined ? '' : ` (migration ${failed})`}.`,
    {
      cause: error,
    },
  );
}

/** The database was used by a newer version of the companion. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/** An older process must not write to a schema it does not know. */
async function refuseNewer(db: Db): Promise<void> {
  const known = Object.keys(await readMigrations());
  const { rows: tables } = await sql<{
    name: string | null;
  }>`select to_regclass('kysely_migration')::text as name`.execute(db);
  if (tables[0]?.name === null) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = rows.map(({ name }) => name).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new NewerSchemaError(
    `The database belongs to a newer Threadside (it has ${unknown.join(', ')}). Start that version, or restore a backup made with this one.`,
  );
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  const entries = names.map(
    async (name) =>
      [name.replace('.sql', ''), toMigration(await readFile(new URL(name, FOLDER), 'utf8'))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** The embedded engine takes one statement a call, so files are split where a semicolon ends a paragraph. */
function toMigration(file: string): Migration {
  const statements = file
    .split(/;\s*\n\s*\n|;\s*$/)
    .filter((statement) => statement.replaceAll(/--.*/g, '').trim() !== '');
  return {
    up: async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

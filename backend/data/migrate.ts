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

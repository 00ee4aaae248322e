/**
 * Brings the database's schema up to this version, under the migrator's lock, so that several processes may start at once.
 * Migrations are numbered SQL files, forward only; one transaction each run.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { Migrator, type Migration, type MigrationResult } from 'kysely/migration';
import type { Db } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Applies what is missing; throws with the failed migration's name when one cannot be applied. */
export async function migrate(db: Db): Promise<void> {
  await refuseNewer(db);
  const { error, results } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw failed(error, results);
}

/** Applies migrations up to the named one; for a database that is about to be loaded from an older backup. */
export async function migrateTo(db: Db, name: string): Promise<void> {
  const { error, results } = await migratorOf(db).migrateTo(name);
  if (error !== undefined) throw failed(error, results);
}

/** Names of all migrations that this version knows, oldest first. */
export function knownMigrations(): string[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  return names.map((name) => name.replace('.sql', '')).toSorted();
}

function migratorOf(db: Db): Migrator {
  // Parts that are made side by side have their numbers beforehand, so that a lower one may come later.
  return new Migrator({ db, provider: { getMigrations: readMigrations }, allowUnorderedMigrations: true });
}

function failed(cause: unknown, results: readonly MigrationResult[] | undefined): Error {
  const name = results?.find((result) => result.status === 'Error')?.migrationName;
  const which = name === undefined ? '' : ` (migration ${name})`;
  return new Error(`The database could not be brought up to date${which}.`, { cause });
}

/** The database was used by a newer version of the companion. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/** An older process must not write to a schema it does not know. */
async function refuseNewer(db: Db): Promise<void> {
  const known = knownMigrations();
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
  const entries = knownMigrations().map(
    async (name) => [name, toMigration(await readFile(new URL(`${name}.sql`, FOLDER), 'utf8'))] as const,
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
      // An index over a million rows takes longer than any statement of a request may.
      await sql`select set_config('statement_timeout', '0', true)`.execute(db);
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

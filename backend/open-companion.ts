/** Opens the database of the configuration, brings its schema up to date, and puts sign-in over it. */
import { randomBytes } from 'node:crypto';
import type { Companion } from './commands/companion.ts';
import type { Config } from './config.ts';
import { openEmbedded, openPostgresql, type Database } from './data/database.ts';
import { migrate } from './data/migrate.ts';
import { createSignIn } from './data/sign-in.ts';

/** The database of the configuration, as it is. */
export async function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl === null ? openEmbedded(config.dataDir) : openPostgresql(config.databaseUrl);
}

/** The companion, ready for commands. Throws `DirectoryLockedError` when another process has the embedded database. */
export async function openCompanion(config: Config): Promise<Companion> {
  const database = await openDatabase(config);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  // The library signs cookies with it; we use none of them, only bearer tokens that stand in the database.
  const secret = randomBytes(32).toString('base64');
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const signIn = createSignIn(database.db, { secret, publicUrl });
  return { database, signIn, publicUrl, now: () => new Date() };
}

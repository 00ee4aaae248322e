/** Opens the database of the configuration, brings its schema up to date, and puts sign-in over it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { admitPerson } from './commands/admit-person.ts';
import type { Companion } from './commands/companion.ts';
import type { Config } from './config.ts';
import { followDatabaseClock } from './data/database-clock.ts';
import { openEmbedded, openPostgresql, type Database } from './data/database.ts';
import { migrate } from './data/migrate.ts';
import { createSecretBox } from './data/secret-box.ts';
import { createSigner } from './data/signer.ts';
import { createSignIn } from './data/sign-in.ts';

/** The database of the configuration, as it is. */
export async function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl === null ? openEmbedded(config.dataDir) : openPostgresql(config.databaseUrl);
}

/** The companion, ready for commands. Throws `DirectoryLockedError` when another process has the embedded database. */
export async function openCompanion(config: Config): Promise<Companion> {
  const opened = await openDatabase(config);
  try {
    await migrate(opened.db);
    return putTogether(config, await withItsClock(opened));
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The embedded engine is in this process and has its clock. */
async function withItsClock(database: Database): Promise<{ database: Database; now: () => Date }> {
  if (database.engine === 'embedded') return { database, now: () => new Date() };
  const clock = await followDatabaseClock(database.db);
  const close = () => {
    clock.stop();
    return database.close();
  };
  return { database: { ...database, close }, now: clock.now };
}

/** How the companion is asked where no PUBLIC_URL says it. */
export function schemeOf({ certificateFiles }: Config): 'http' | 'https' {
  return certificateFiles === null ? 'http' : 'https';
}

function putTogether(config: Config, { database, now }: { database: Database; now: () => Date }): Companion {
  const publicUrl = config.publicUrl ?? `${schemeOf(config)}://localhost:${config.port}`;
  const secret = config.secretKey ?? readOrMakeKey(config.dataDir);
  const signIn = createSignIn(database.db, {
    secret,
    publicUrl,
    providers: config.providers,
    admit: (person) => admitPerson({ database, now }, person, config.openDoor),
  });
  const webhooks = {
    secrets: createSecretBox(secret, 'webhooks'),
    allowsPrivate: config.allowsPrivateWebhooks,
  };
  const file = config.mailAuthoritiesFile;
  const mail = {
    secrets: createSecretBox(secret, 'mail'),
    authorities: file === null ? null : readFileSync(file, 'utf8'),
  };
  const signReference = createSigner(secret, 'mail references');
  return {
    database,
    signIn,
    publicUrl,
    now,
    filesBytesMax: config.filesBytesMax,
    webhooks,
    mail,
    sentiment: { secrets: createSecretBox(secret, 'sentiment') },
    signReference,
  };
}

/**
 * The key beside the data rather than in it, so that a copy of the database does not open second factors. Two processes that
 * start at once agree, because only one can make the file.
 */
function readOrMakeKey(dataDir: string): string {
  const file = join(dataDir, 'secret.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

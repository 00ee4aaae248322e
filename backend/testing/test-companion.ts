/** A companion with a workspace and users, served over real HTTP, for API tests. */
import { randomUUID } from 'node:crypto';
import { pino, type Logger } from 'pino';
import { assertExists } from '#lib/base/assert.ts';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';
import { createApi, type Api } from '#lib/api/api.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { BuiltInProfile } from '#backend/core/permissions.ts';
import { addUser } from '#backend/commands/add-user.ts';
import { admitPerson, type OpenDoor } from '#backend/commands/admit-person.ts';
import { setUp } from '#backend/commands/set-up.ts';
import type { Database } from '#backend/data/database.ts';
import { createSecretBox } from '#backend/data/secret-box.ts';
import { createSigner } from '#backend/data/signer.ts';
import { createSignIn, type ProviderSettings } from '#backend/data/sign-in.ts';
import { createChangeFeed } from '#backend/data/change-feed.ts';
import { findUserByEmail } from '#backend/data/users.ts';
import type { HttpCompanion } from '#backend/http/handler.ts';
import type { Limits } from '#backend/http/limits.ts';
import { createSweepLog } from '#backend/http/sweep-metrics.ts';
import { createServer, stopServer } from '#backend/http/server.ts';

export const TEST_PASSWORD = 'correct horse battery';

export type TestUser = { id: UserId; email: string; token: string; api: Api };

export type TestCompanion = {
  url: string;
  database: Database;
  companion: HttpCompanion;
  /** Adds a user with the profile and signs in. */
  addUser: (profile: BuiltInProfile, name?: string) => Promise<TestUser>;
  admin: TestUser;
  agent: TestUser;
  close: () => Promise<void>;
};

export type TestOptions = {
  pagesDir?: string;
  metricsToken?: string;
  /** Needed with providers, which lead back to an address known beforehand; any free one when absent. */
  port?: number;
  providers?: ProviderSettings;
  openDoor?: OpenDoor;
  /** Lets webhooks reach receivers on this machine. */
  allowsPrivateWebhooks?: boolean;
  /** Whom certificates of mail servers may come from besides. */
  mailAuthorities?: string;
  /** Told of every line of the log, down to the finest; without it nothing is logged. */
  onLog?: (line: string) => void;
};

const FIRST = {
  workspace: 'Test',
  name: 'Priya Nair',
  email: 'priya@norrvik.example',
  password: TEST_PASSWORD,
};

const NO_DOOR: OpenDoor = { domains: [], profile: 'Viewer' };

/** Starts a set-up companion over an open database; closing it closes the database. Without `pagesDir` it serves no pages. */
export async function startTestCompanion(
  database: Database,
  options: TestOptions = {},
): Promise<TestCompanion> {
  const { pagesDir = '/nonexistent', metricsToken = null, port = 0 } = options;
  const publicUrl = port === 0 ? 'http://localhost' : `http://127.0.0.1:${port}`;
  const signIn = createTestSignIn(database, publicUrl, options);
  const companion: HttpCompanion = {
    database,
    signIn,
    publicUrl,
    now: () => new Date(),
    filesBytesMax: 1024 ** 3,
    signReference: createSigner('a key for tests', 'mail references'),
    ...settingsOf(options),
    version: '0.0.0',
    setUpToken: null,
  };
  const feed = createChangeFeed(database);
  const server = await createServer({
    companion,
    feed,
    logger: loggerOf(options),
    extensionIds: [EXTENSION_ID],
    pagesDir,
    metricsToken,
    sweeps: createSweepLog(),
  });
  const url = await server.listen({ port, host: '127.0.0.1' });
  companion.publicUrl = url;
  const userOf = async (id: UserId, email: string): Promise<TestUser> => {
    const token = await signIn.createToken(id);
    return { id, email, token, api: createApi({ baseUrl: url, token }) };
  };
  const add = async (profile: BuiltInProfile, name = `${profile} ${randomUUID().slice(0, 4)}`) => {
    const email = `${randomUUID()}@norrvik.example`;
    const added = await addUser(companion, { name, email, password: TEST_PASSWORD, profile });
    if (!added.ok) throw new Error(added.error.code);
    return userOf(added.value, email);
  };
  await setUp(companion, FIRST);
  const admin = assertExists(await findUserByEmail(database.db, FIRST.email), 'the first admin');
  return {
    url,
    database,
    companion,
    addUser: add,
    admin: await userOf(admin.id, FIRST.email),
    agent: await add('Agent', 'Ana Ribeiro'),
    close: async () => {
      await stopServer(server);
      await database.close();
    },
  };
}

function loggerOf({ onLog }: TestOptions): Logger {
  return onLog === undefined ? pino({ level: 'silent' }) : pino({ level: 'trace' }, { write: onLog });
}

function settingsOf({ allowsPrivateWebhooks = false, mailAuthorities }: TestOptions) {
  return {
    webhooks: { secrets: createSecretBox(randomUUID(), 'webhooks'), allowsPrivate: allowsPrivateWebhooks },
    sentiment: { secrets: createSecretBox(randomUUID(), 'sentiment') },
    mail: { secrets: createSecretBox(randomUUID(), 'mail'), authorities: mailAuthorities ?? null },
  };
}

function createTestSignIn(database: Database, publicUrl: string, options: TestOptions) {
  const { providers = {}, openDoor = NO_DOOR } = options;
  const now = () => new Date();
  return createSignIn(database.db, {
    secret: randomUUID() + randomUUID(),
    publicUrl,
    providers,
    admit: (person) => admitPerson({ database, now }, person, openDoor),
  });
}

/** Another server over the same database, as a second process would be. */
export async function serveAgain(
  { companion }: TestCompanion,
  options: { limits?: Limits } = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await createServer({
    ...options,
    companion: { ...companion },
    feed: createChangeFeed(companion.database),
    logger: pino({ level: 'silent' }),
    extensionIds: [EXTENSION_ID],
    pagesDir: '/nonexistent',
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return { url, stop: () => stopServer(server) };
}

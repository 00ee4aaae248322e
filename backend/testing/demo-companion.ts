/** A companion with the demo's sample data and the built pages, in this process. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { assertExists } from '#lib/base/assert.ts';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';
import { createApi, type Api } from '#lib/api/api.ts';
import { DEMO_PASSWORD } from '#backend/commands/demo-data.ts';
import { seedDemo } from '#backend/commands/seed-demo.ts';
import type { Database } from '#backend/data/database.ts';
import { createSecretBox } from '#backend/data/secret-box.ts';
import { createSigner } from '#backend/data/signer.ts';
import { createSignIn } from '#backend/data/sign-in.ts';
import { findUserByEmail } from '#backend/data/users.ts';
import { createChangeFeed } from '#backend/data/change-feed.ts';
import type { HttpCompanion } from '#backend/http/handler.ts';
import { createServer } from '#backend/http/server.ts';

const PAGES_DIR = fileURLToPath(new URL('../../dist/app', import.meta.url));

export type DemoUser = { id: string; name: string; email: string; password: string; token: string; api: Api };

export type DemoCompanion = {
  /** Where people reach it. */
  url: string;
  /** Where it listens. */
  localUrl: string;
  /** A signed-in user of the sample data, e.g. `ana@norrvik.example`. */
  user: (email: string) => Promise<DemoUser>;
  close: () => Promise<void>;
};

/** Starts it over an open database; closing it closes the database. `publicUrl` is where a proxy in front of it is reached. */
export async function startDemoCompanion(database: Database, publicUrl?: string): Promise<DemoCompanion> {
  const signIn = createSignIn(database.db, {
    secret: randomUUID() + randomUUID(),
    publicUrl: 'http://localhost',
  });
  const companion: HttpCompanion = {
    database,
    signIn,
    publicUrl: 'http://localhost',
    now: () => new Date(),
    filesBytesMax: 1024 ** 3,
    signReference: createSigner('a key for tests', 'mail references'),
    webhooks: { secrets: createSecretBox(randomUUID(), 'webhooks'), allowsPrivate: true },
    sentiment: { secrets: createSecretBox(randomUUID(), 'sentiment') },
    mail: { secrets: createSecretBox(randomUUID(), 'mail'), authorities: null },
    version: '0.0.0',
    setUpToken: null,
  };
  await seedDemo(companion);
  const logger = pino({ level: 'silent' });
  const server = await createServer({
    companion,
    feed: createChangeFeed(database),
    logger,
    extensionIds: [EXTENSION_ID],
    pagesDir: PAGES_DIR,
  });
  const listening = await server.listen({ port: 0, host: 'localhost' });
  const localUrl = listening.replace('127.0.0.1', 'localhost');
  companion.publicUrl = publicUrl ?? localUrl;
  return {
    url: companion.publicUrl,
    localUrl,
    user: async (email) => {
      const { id, name } = assertExists(await findUserByEmail(database.db, email), email);
      const token = await signIn.createToken(id);
      return {
        id,
        name,
        email,
        password: DEMO_PASSWORD,
        token,
        api: createApi({ baseUrl: localUrl, token }),
      };
    },
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

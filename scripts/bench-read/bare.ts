/**
 * The statements behind a request, and the same statements run bare. They are taken from a companion in this process that is asked
 * once, sign-in included, so that nothing can differ but the way there.
 */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql, type LogEvent } from 'kysely';
import { Pool } from 'pg';
import { pino } from 'pino';
import { createSecretBox } from '#backend/data/secret-box.ts';
import { createSigner } from '#backend/data/signer.ts';
import { createSignIn } from '#backend/data/sign-in.ts';
import { createChangeFeed } from '#backend/data/change-feed.ts';
import type { Database } from '#backend/data/database.ts';
import { fsyncParameters, SyncingNodeFs } from '#backend/data/pglite/syncing-node-fs.ts';
import type { Tables } from '#backend/data/tables.ts';
import { createServer } from '#backend/http/server.ts';
import type { ApiRequest } from './operations.ts';
import type { Place } from './served.ts';

export type Statement = { text: string; values: unknown[] };
type Bare = { run: (statement: Statement) => Promise<unknown>; dialect: PGliteDialect | PostgresDialect };

export type Recorder = {
  database: Database;
  /** The statements of one request, in order. */
  statementsOf: (request: ApiRequest, token: string) => Promise<Statement[]>;
  run: Bare['run'];
  close: () => Promise<void>;
};

/** Opens the place a second time; for the embedded engine the companion must have been stopped. */
export async function openRecorder(place: Place): Promise<Recorder> {
  const { run, dialect } = place.DATABASE_URL === '' ? await bareEmbedded(place) : barePostgresql(place);
  let heard: Statement[] = [];
  const log = ({ query }: LogEvent) => {
    heard.push({ text: query.sql, values: [...query.parameters] });
  };
  const database = toDatabase(new Kysely<Tables>({ dialect, log }), place);
  const publicUrl = 'http://localhost';
  const server = await createServer({
    companion: {
      database,
      publicUrl,
      signIn: createSignIn(database.db, { secret: 'x'.repeat(40), publicUrl }),
      now: () => new Date(),
      filesBytesMax: 0,
      signReference: createSigner('a key for tests', 'mail references'),
      webhooks: { secrets: createSecretBox('x'.repeat(40), 'webhooks'), allowsPrivate: false },
      sentiment: { secrets: createSecretBox('x'.repeat(40), 'sentiment') },
      mail: { secrets: createSecretBox('x'.repeat(40), 'mail'), authorities: null },
      version: '0.0.0',
      setUpToken: null,
    },
    feed: createChangeFeed(database),
    logger: pino({ level: 'silent' }),
    extensionIds: [],
    pagesDir: '/nonexistent',
  });
  const statementsOf = async ({ method, path, body }: ApiRequest, token: string) => {
    heard = [];
    const headers = { authorization: `Bearer ${token}` };
    const answer = await server.inject({
      method,
      url: path,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.statusCode >= 300) throw new Error(`${path} was answered with ${answer.statusCode}.`);
    return heard;
  };
  return {
    database,
    statementsOf,
    run,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

function toDatabase(db: Kysely<Tables>, place: Place): Database {
  return {
    engine: place.DATABASE_URL === '' ? 'embedded' : 'postgresql',
    db,
    transaction: (work) => db.transaction().execute(work),
    snapshot: (work) =>
      db.transaction().execute(async (tx) => {
        await sql`set transaction isolation level repeatable read read only`.execute(tx);
        return work(tx);
      }),
    listen: async () => async () => {},
    close: () => db.destroy(),
  };
}

function barePostgresql({ DATABASE_URL }: Place): Bare {
  const pool = new Pool({ connectionString: DATABASE_URL, max: 16 });
  return { run: (statement) => pool.query(statement), dialect: new PostgresDialect({ pool }) };
}

/** In this thread: what the engine itself takes, without the worker that the companion has around it. */
async function bareEmbedded({ DATA_DIR }: Place): Promise<Bare> {
  const fs = new SyncingNodeFs(`${DATA_DIR}/postgres`);
  const pglite = await PGlite.create({ fs, startParams: fsyncParameters });
  return {
    run: ({ text, values }) => pglite.query(text, values),
    dialect: new PGliteDialect({ pglite }),
  };
}

/** The companion's server process. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import manifest from '#package.json' with { type: 'json' };
import { runCommand } from './command-line.ts';
import { seedDemo } from './commands/seed-demo.ts';
import { readConfig, type Config } from './config.ts';
import { serveControl } from './control.ts';
import type { Db } from './data/database.ts';
import { forgetUnfinished } from './data/attachments.ts';
import { forgetReplyFiles } from './data/reply-files.ts';
import { forgetChanges } from './data/changes.ts';
import { forgetImports } from './data/record-imports.ts';
import { forgetAnswers } from './data/idempotency.ts';
import { forgetRefused } from './data/refused-mails.ts';
import { forgetTries } from './data/try-counts.ts';
import { forgetMails } from './data/outgoing-mail.ts';
import { forgetDeliveries } from './data/webhook-deliveries.ts';
import { DirectoryLockedError } from './data/pglite/directory-lock.ts';
import { NewerSchemaError } from './data/migrate.ts';
import { findWorkspace } from './data/workspace.ts';
import { createServer, stopServer } from './http/server.ts';
import { createSweepLog, type SweepLog } from './http/sweep-metrics.ts';
import { createChangeFeed, type ChangeFeed } from './data/change-feed.ts';
import type { HttpCompanion } from './http/handler.ts';
import { startReassignments } from './jobs/reassignments.ts';
import { startEscalations } from './jobs/escalations.ts';
import { startSentimentAnalysis } from './jobs/sentiment.ts';
import { startMailIntake } from './jobs/mail-intake.ts';
import { startRecordImports } from './jobs/record-imports.ts';
import { startTellingDueNotifications } from './jobs/due-notifications.ts';
import { startNoticeMails } from './jobs/notice-mails.ts';
import { startOutgoingMail } from './jobs/outgoing-mail.ts';
import { startWebhookDeliveries } from './jobs/webhook-deliveries.ts';
import { createSenders } from './mail/smtp/senders.ts';
import type { ServedCertificate } from './http/listener.ts';
import { openCompanion, schemeOf } from './open-companion.ts';

const PAGES_DIR = fileURLToPath(new URL('../dist/app', import.meta.url));

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than any holiday offline, after which an outbox is emptied. */
const ANSWERS_KEPT_DAYS = 30;
/** Imported files hold people's data; this long their refused rows can be fetched. */
const IMPORTS_KEPT_DAYS = 30;
/** The logs of webhooks and of mail. */
const DELIVERIES_KEPT_DAYS = 30;
/** Mails that could not be taken in. */
const REFUSED_KEPT_DAYS = 30;
/** A reply that was not sent for so long will not be. */
const REPLY_FILES_KEPT_DAYS = 30;

await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error as Error)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) {
    process.stderr.write(`These settings cannot be used:\n  ${config.error.join('\n  ')}\n`);
    process.exit(1);
  }
  await serve(config.value, process.argv.includes('--demo'));
}

async function serve(config: Config, isDemo: boolean): Promise<void> {
  const opened = await openCompanion(config);
  const demo = isDemo ? await seedDemo(opened) : null;
  const isSetUp = (await findWorkspace(opened.database.db)) !== null;
  const companion: HttpCompanion = {
    ...opened,
    version: manifest.version,
    setUpToken: isSetUp ? null : randomBytes(24).toString('base64url'),
  };
  const logger = pino({ level: config.logLevel });
  const feed = createChangeFeed(opened.database);
  const sweeps = createSweepLog();
  const server = await createServer({
    companion,
    feed,
    logger,
    extensionIds: config.extensionIds,
    metricsToken: config.metricsToken,
    sweeps,
    limits: config.limits,
    trustedProxies: config.trustedProxies,
    pagesDir: PAGES_DIR,
    certificate: readCertificate(config),
  });
  // Until the first admin exists nobody but this machine may reach the set-up page.
  const address = await server.listen({ port: config.port, host: isSetUp ? config.host : 'localhost' });
  // Port 0 means any free one, which is known only now.
  if (config.publicUrl === null)
    companion.publicUrl = `${schemeOf(config)}://localhost:${new URL(address).port}`;
  const control =
    opened.database.engine === 'embedded'
      ? await serveControl(config.dataDir, (args) => runCommand(opened, args))
      : null;
  const stopJobs = startJobs(companion, { feed, logger, sweeps });
  stopOnSignal(async () => {
    await stopJobs();
    await control?.close();
    await stopServer(server);
    await opened.database.close();
  });
  forgetOld(opened.database.db);
  process.stdout.write(greeting(companion, demo));
}

function readCertificate({ certificateFiles }: Config): ServedCertificate | undefined {
  if (certificateFiles === null) return undefined;
  return {
    cert: readFileSync(certificateFiles.cert, 'utf8'),
    key: readFileSync(certificateFiles.key, 'utf8'),
  };
}

/** Starts what runs beside requests; answers with how to stop it. */
function startJobs(
  companion: HttpCompanion,
  { feed, logger, sweeps }: { feed: ChangeFeed; logger: Logger; sweeps: SweepLog },
): () => Promise<void> {
  const { announce } = feed;
  const onErrorOf = (what: string) => (err: unknown) => logger.error({ err }, `${what} failed`);
  const { database, now } = companion;
  const senders = createSenders();
  const stopTelling = startTellingDueNotifications({ database, now, announce });
  const stops = [
    startEscalations({ database, announce, onLook: sweeps.onLook, onError: onErrorOf('escalation') }),
    startMailIntake({ companion, onError: onErrorOf('mail intake') }),
    startRecordImports({ database, now, announce, onError: onErrorOf('import') }),
    startReassignments({ database, now, announce, onError: onErrorOf('reassignment') }),
    startSentimentAnalysis({ companion, announce, onError: onErrorOf('sentiment') }),
    startWebhookDeliveries({ ...companion, onError: onErrorOf('webhook') }),
    startNoticeMails({ ...companion, onError: onErrorOf('notice mail') }),
    startOutgoingMail({ ...companion, senders, onError: onErrorOf('outgoing mail') }),
  ];
  return async () => {
    stopTelling();
    for (const stop of stops) await stop();
    senders.close();
  };
}

/** Drops first answers of creates that nobody will ask for again, old news, and counts of tries to sign in. */
function forgetOld(db: Db): void {
  // A database that is gone is told by the requests that need it; the next time tries again.
  const forget = async () => {
    await forgetAnswers(db, new Date(Date.now() - ANSWERS_KEPT_DAYS * DAY_MS));
    await forgetChanges(db);
    await forgetTries(db);
    await forgetImports(db, new Date(Date.now() - IMPORTS_KEPT_DAYS * DAY_MS));
    await forgetDeliveries(db, new Date(Date.now() - DELIVERIES_KEPT_DAYS * DAY_MS));
    await forgetMails(db, new Date(Date.now() - DELIVERIES_KEPT_DAYS * DAY_MS));
    await forgetRefused(db, new Date(Date.now() - REFUSED_KEPT_DAYS * DAY_MS));
    const dayAgo = new Date(Date.now() - DAY_MS);
    await forgetUnfinished(db, dayAgo);
    await forgetReplyFiles(db, {
      waiting: new Date(Date.now() - REPLY_FILES_KEPT_DAYS * DAY_MS),
      unfinished: dayAgo,
    });
  };
  setInterval(() => void forget().catch(() => {}), HOUR_MS).unref();
}

function greeting(companion: HttpCompanion, demo: string | null): string {
  const lines = [`\nThreadside runs at ${companion.publicUrl}`];
  if (companion.setUpToken !== null) {
    lines.push(`Set up the first admin: ${companion.publicUrl}/setup?token=${companion.setUpToken}`);
  }
  if (demo !== null) lines.push(demo);
  return `${lines.join('\n')}\n`;
}

type StartFailure = Error & { code?: string; port?: number; path?: string };

/** What to tell a person about a failure to start; a stack only where nobody foresaw it. */
function explain(error: StartFailure): string {
  if (error instanceof DirectoryLockedError || error instanceof NewerSchemaError) return error.message;
  const foreseen = explainCode(error);
  if (foreseen !== null) return foreseen;
  return error.cause instanceof Error ? explain(error.cause) : (error.stack ?? error.message);
}

function explainCode({ code = '', port, path }: StartFailure): string | null {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop the program that has it, or set PORT to another.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'PostgreSQL does not answer. Check DATABASE_URL, and that the server runs.';
  if (code === 'ENOENT' && path !== undefined)
    return `Check the settings that name files: there is no ${path}.`;
  if (/^ERR_(OSSL|SSL)/.test(code))
    return 'Check TLS_CERT_FILE and TLS_KEY_FILE: PEM files that belong together, the key not encrypted.';
  return null;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

/**
 * Mail that keeps arriving while companions that read it are killed again and again, and while their connections are cut in the middle of
 * a mail: each mail has to be exactly one message, each thread one conversation.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertExists } from '#lib/base/assert.ts';
import { createApi } from '#lib/api/api.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import { listChannels } from '#lib/contract/channels.ts';
import type { Companion } from '#backend/commands/companion.ts';
import { setUp } from '#backend/commands/set-up.ts';
import { readConfig } from '#backend/config.ts';
import { findUserByEmail } from '#backend/data/users.ts';
import { openCompanion } from '#backend/open-companion.ts';
import { startCutting } from './cutting-proxy.ts';
import type { Dovecot } from './dovecot.ts';
import { addMailChannel } from './mail-desk.ts';
import { judgeIntake, type Judgement } from './mail-judgement.ts';
import type { TrafficMail } from './mail-traffic.ts';
import { Workers } from './workers.ts';

export type IntakePlan = {
  /** Empty for the embedded engine, which one process has. */
  databaseUrl: string;
  dataDir: string;
  processes: number;
  mails: readonly TrafficMail[];
  kills: number;
  /** Longest time between two kills; they come at any time within. */
  killWithinMs: number;
  /** A connection is cut after so many bytes from the server, give or take a half. */
  cutAfterBytes: number;
  /** Longest wait for the last mail once all have arrived. */
  giveUpMs: number;
};

export type IntakeOutcome = { judged: Judgement; kills: number; cuts: number; seconds: number };

/** So many batches does the mail arrive in. */
const ARRIVALS = 40;
const LOOK_MS = 1_000;

/** Runs the drill on an empty mailbox; what it finds is for the caller to judge. */
export async function runIntakeDrill(dovecot: Dovecot, plan: IntakePlan): Promise<IntakeOutcome> {
  const environment = {
    ...process.env,
    PORT: '0',
    PUBLIC_URL: '',
    HOST: '127.0.0.1',
    DATA_DIR: plan.dataDir,
    DATABASE_URL: plan.databaseUrl,
    LOG_LEVEL: 'silent',
  };
  const cutting = await startCutting(dovecot.port, plan.cutAfterBytes);
  const prepared = await prepare(environment, { ...dovecot, port: cutting.port });
  const workers = new Workers(
    environment,
    Array.from({ length: plan.processes }, () => 0),
  );
  const startedAt = performance.now();
  await workers.startAll();
  const arriving = deliverOver(dovecot, plan.mails, (plan.kills * plan.killWithinMs) / 2);
  let kills = 0;
  while (kills < plan.kills) {
    await sleep(Math.random() * plan.killWithinMs);
    kills += await workers.killOne();
  }
  await arriving;
  await waitUntilRead(workers, prepared, plan.giveUpMs);
  const seconds = (performance.now() - startedAt) / 1000;
  await workers.stopAll();
  cutting.stop();
  const { database } = await open(environment);
  const judged = await judgeIntake(database.db, prepared.channelId, plan.mails);
  await database.close();
  return { judged, kills, cuts: cutting.cuts(), seconds };
}

type Environment = Record<string, string | undefined>;

async function open(environment: Environment): Promise<Companion> {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.error.join('\n'));
  return openCompanion(config.value);
}

type Prepared = { channelId: ChannelId; token: string };

async function prepare(
  environment: Environment,
  { port, user, password }: Pick<Dovecot, 'port' | 'user' | 'password'>,
): Promise<Prepared> {
  const companion = await open(environment);
  const admin = { name: 'Priya Nair', email: 'priya@norrvik.example', password: 'correct horse battery' };
  await setUp(companion, { workspace: 'Drill', ...admin });
  const { id } = assertExists(await findUserByEmail(companion.database.db, admin.email), 'the admin');
  const token = await companion.signIn.createToken(id);
  const channelId = await addMailChannel(companion, { host: '127.0.0.1', port, user, password });
  await companion.database.close();
  return { channelId, token };
}

/** Mails come one after the other, spread over a time. */
async function deliverOver(dovecot: Dovecot, mails: readonly TrafficMail[], ms: number): Promise<void> {
  const times = Math.min(ARRIVALS, mails.length);
  for (let nth = 0; nth < times; nth += 1) {
    const [from, to] = [nth, nth + 1].map((each) => Math.floor((each * mails.length) / times));
    await dovecot.deliver(mails.slice(from, to).map(({ raw }) => raw));
    await sleep(ms / times);
  }
}

/** Until the mailbox was looked at twice to its end, as the first look may have begun before the last mail came. */
async function waitUntilRead(
  workers: Workers,
  { channelId, token }: Prepared,
  giveUpMs: number,
): Promise<void> {
  const endAt = performance.now() + giveUpMs;
  let last = new Date().toISOString();
  for (let looks = 0; looks < 2 && performance.now() < endAt; await sleep(LOOK_MS)) {
    const api = createApi({ baseUrl: await workers.anyUrl(), token });
    // One that is being killed does not answer.
    const found = await api(listChannels, {}).catch(() => null);
    const readAt = found?.items.find(({ id }) => id === channelId)?.account?.intake?.readAt ?? '';
    if (readAt <= last) continue;
    last = readAt;
    looks += 1;
  }
}

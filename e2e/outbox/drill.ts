/**
 * The outbox drill: kills the worker at five points, the browser amid its work, and the companion, and compares what was
 * clicked with what is there. `npm run drill:outbox` runs it twenty times over; `npm test` once.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTicket } from '#lib/contract/tickets.ts';
import { benchThreads, factsInColleaguesMailbox, type BenchThread } from '../bench/bench-mail.ts';
import {
  comment,
  compare,
  create,
  editSubject,
  openTab,
  type Clicked,
  type Found,
  type WorkTab,
} from './agent-at-work.ts';
import { openOutboxDesk, type OutboxDesk } from './outbox-desk.ts';
import type { Point } from './write-proxy.ts';

/** Where the worker is killed. `kept`: all is kept and nothing sent. `idle`: before anything is kept. */
export const WORKER_POINTS = ['kept', 'before-send', 'after-send', 'after-answer', 'idle'] as const;
type WorkerPoint = (typeof WORKER_POINTS)[number];

export type DrillResult = { rounds: number; clicked: Clicked; found: Found; sentAfterMs: number[] };

/** Longer than the alarm's period and one answer of the companion. */
const SENT_WITHIN_MS = 75_000;

/** A create takes up to this long from its click to its number on this machine. */
const KILL_WITHIN_MS = 300;

/** A round's writes, in the order in which they are kept: two edits of the same thing, a comment, a ticket. */
const WRITES_A_ROUND = 4;

export type Drill = {
  killWorkerAt: (point: WorkerPoint, rounds: number) => Promise<void>;
  killBrowser: (rounds: number) => Promise<void>;
  stopCompanion: (rounds: number) => Promise<void>;
  result: () => Promise<DrillResult>;
  close: () => Promise<void>;
};

/** A round's tab, and what is done in it. */
type Work = {
  desk: OutboxDesk;
  /** Opens the next round's tab. */
  begin: () => Promise<WorkTab>;
  /** Makes the round's writes. */
  write: (tab: WorkTab) => Promise<void>;
  /** Waits until everything is sent. */
  end: () => Promise<void>;
};

/** Prepares a drill of at most `roundsMax` rounds: each needs a thread of its own for its new ticket. */
export async function prepareDrill(roundsMax: number): Promise<Drill> {
  const [old, ...fresh] = benchThreads('outbox', roundsMax + 1) as [BenchThread, ...BenchThread[]];
  const desk = await openOutboxDesk([old, ...fresh]);
  const body = { subject: 'Before', source: 'email' as const, thread: factsInColleaguesMailbox(old) };
  await desk.api(createTicket, { body }, { idempotencyKey: randomUUID() });
  const clicked: Clicked = { creates: [], edits: [], comments: [] };
  const sentAfterMs: number[] = [];
  let rounds = 0;
  const work: Work = {
    desk,
    begin: () => {
      const thread = fresh[rounds];
      if (thread === undefined) throw new Error(`There are threads for ${roundsMax} rounds only.`);
      rounds += 1;
      return openTab(desk, old, thread);
    },
    write: async (tab) => {
      await editSubject(tab, clicked, `Round ${rounds} first`);
      await editSubject(tab, clicked, `Round ${rounds} second`);
      await comment(tab, clicked, `Said in round ${rounds}`);
      await create(desk, tab, clicked);
    },
    end: async () => void sentAfterMs.push(await untilSent(desk)),
  };
  return {
    killWorkerAt: (point, count) => repeat(count, (round) => killWorkerAt(work, point, round)),
    killBrowser: (count) => repeat(count, (round) => killBrowser(work, round)),
    stopCompanion: (count) => repeat(count, () => stopCompanion(work)),
    result: async () => ({ rounds, clicked, found: await compare(desk, clicked, old), sentAfterMs }),
    close: desk.close,
  };
}

async function repeat(count: number, round: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < count; index += 1) await round(index);
}

async function killWorkerAt(work: Work, point: WorkerPoint, round: number): Promise<void> {
  const { desk } = work;
  const tab = await work.begin();
  if (point === 'idle') await desk.killWorker();
  desk.line.cut();
  await work.write(tab);
  await tab.page.close();
  if (point === 'kept') await desk.killWorker();
  if (point !== 'kept' && point !== 'idle') await killAmid(desk, point, round % WRITES_A_ROUND);
  desk.line.mend();
  // Once it is seen that the worker's own alarm comes, within its 30 s; the other rounds bring it forward.
  if (point !== 'kept' || round > 0) await desk.ringAlarm();
  await work.end();
}

async function killBrowser(work: Work, round: number): Promise<void> {
  const { desk } = work;
  const tab = await work.begin();
  const isHeld = round % 2 === 0;
  if (isHeld) void desk.line.holdAt(round % 4 === 0 ? 'before-send' : 'after-send', round % WRITES_A_ROUND);
  await work.write(tab);
  // Every other time the browser dies at a random moment after the last click showed.
  if (!isHeld) await sleep(Math.random() * KILL_WITHIN_MS);
  await desk.killBrowser();
  desk.line.release();
  await desk.openBrowser();
  await work.end();
}

async function stopCompanion(work: Work): Promise<void> {
  const { desk } = work;
  const tab = await work.begin();
  await desk.stopCompanion();
  await work.write(tab);
  await tab.page.close();
  await desk.startCompanion();
  await desk.ringAlarm();
  await work.end();
}

/** Lets the worker come as far as the point with the nth write, and kills it there. */
async function killAmid(desk: OutboxDesk, point: Point, nth: number): Promise<void> {
  const reached = desk.line.holdAt(point, nth);
  desk.line.mend();
  await desk.ringAlarm();
  await reached;
  await desk.killWorker();
  desk.line.release();
}

/** Waits until nothing is kept any more; answers how long that took. */
async function untilSent(desk: OutboxDesk): Promise<number> {
  const startedAt = performance.now();
  for (let kept = await desk.listKept(); kept.length > 0; kept = await desk.listKept()) {
    if (performance.now() - startedAt > SENT_WITHIN_MS)
      throw new Error(`Not everything was sent within ${SENT_WITHIN_MS} ms: ${JSON.stringify(kept)}`);
    await sleep(100);
  }
  return performance.now() - startedAt;
}

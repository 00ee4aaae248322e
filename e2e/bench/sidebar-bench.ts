/**
 * How fast the sidebar shows tickets: real Chromium, the real InboxSDK on the stand-in mailbox, and a companion process.
 * Targets are DESIGN's; machines vary, so each figure also stands beside the same request sent from Node in the same run.
 */
import { availableParallelism, loadavg } from 'node:os';
import { measureBareContexts, measureBareCreates, keepSentBodies } from './bare-twin.ts';
import { openBenchDesk } from './bench-desk.ts';
import { benchThreads } from './bench-mail.ts';
import { measureCreates, measureThreads, openWarmTab, type OpenedThread } from './measure.ts';
import { isKept, tableOf, type Row } from './report.ts';

const THREADS = 50;
const CREATES = 20;

const ticketed = benchThreads('seen', THREADS);
const known = benchThreads('new', CREATES);
const say = (words: string): void => void process.stdout.write(`${words}\n`);

say('Preparing the companion, the mailbox and the browser');
const desk = await openBenchDesk({ ticketed, known });
try {
  const sent = keepSentBodies(desk.browser.context);
  say(`Opening ${THREADS} threads for the first time`);
  const firstTab = await openWarmTab(desk);
  const fresh = await measureThreads(desk, firstTab, ticketed);
  const contextBodies = [...sent.contexts];
  say('Opening them again in the same tab');
  const again = await measureThreads(desk, firstTab, ticketed);
  await firstTab.page.close();
  say('Opening them in a new tab, which has nothing but what this computer keeps');
  const nextTab = await openWarmTab(desk);
  const cached = await measureThreads(desk, nextTab, ticketed);
  say(`Making ${CREATES} tickets`);
  const creates = await measureCreates(desk, nextTab, known);
  say('Sending the same requests from Node');
  const bareContexts = await measureBareContexts(desk, contextBodies);
  const bareCreates = await measureBareCreates(desk, sent.creates);

  const rows: Row[] = [
    {
      name: 'thread, first visit (fresh)',
      takenMs: timesOf(fresh),
      target: { percentile: 95, ms: 400 },
      twinMs: bareContexts,
    },
    {
      name: `thread, kept on this computer (${countOf(cached, 'cache')} of ${THREADS} painted from it)`,
      takenMs: timesOf(cached),
      target: { percentile: 75, ms: 100 },
      twinMs: bareContexts,
    },
    {
      name: 'thread, again in the same tab',
      takenMs: timesOf(again),
      target: { percentile: 75, ms: 100 },
      twinMs: bareContexts,
    },
    { name: 'bare: the same context request', takenMs: bareContexts },
    {
      name: 'create: click to row',
      takenMs: creates.map(({ rowMs }) => rowMs),
      target: { percentile: 95, ms: 100 },
    },
    {
      name: 'create: click to number',
      takenMs: creates.map(({ numberMs }) => numberMs),
      target: { percentile: 95, ms: 500 },
      twinMs: bareCreates,
    },
    { name: 'bare: the same create request', takenMs: bareCreates },
  ];
  say(`\n${tableOf(rows)}`);
  say(
    `\n${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the end; a busy machine misses targets.`,
  );
  process.exitCode = rows.every(isKept) ? 0 : 1;
} finally {
  await desk.close();
}

function timesOf(opened: OpenedThread[]): number[] {
  return opened.map(({ paintedMs }) => paintedMs);
}

function countOf(opened: OpenedThread[], source: OpenedThread['source']): number {
  return opened.filter((thread) => thread.source === source).length;
}

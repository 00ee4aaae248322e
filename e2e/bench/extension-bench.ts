/**
 * What the extension costs a mail page: the same stand-in pages with it, with an extension that does nothing, and in Gmail with one
 * that starts InboxSDK alone, in turns, in one run. Time until the page is loaded, how long its main thread was busy in pieces above
 * 50 ms, the JavaScript heap of the page with its content scripts, and the memory of all of the browser's processes (where /proc tells it).
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { EXTENSION_DIR, launchWithExtension, sidebarFrame } from '../extension/launch.ts';
import { startStandInGmail } from '../stand-in-gmail/server.ts';
import { startStandInOutlook } from '../stand-in-outlook/server.ts';
import { percentileOf } from './report.ts';
import { buildSdkAlone } from './sdk-alone/build.ts';

const ROUNDS = 12;
/** What a page starts later than it loads, it has started by then. */
const SETTLE_MS = 4000;
/** What of a busy piece a person feels. */
const LONG_TASK_MS = 50;

type Visit = { loadedMs: number; blockedMs: number; heapMb: number; processesMb: number };
type Extension = { name: string; dir: string };
type Mail = {
  name: string;
  address: string;
  openThread: (page: Page) => Promise<void>;
  /** In turns; the first is what the others are compared with. */
  extensions: Extension[];
};

const say = (words: string): void => void process.stdout.write(`${words}\n`);
const temporary = (): string => mkdtempSync(join(tmpdir(), 'threadside-bench-'));
const nothing = { name: 'nothing', dir: temporary() };
const sdk = { name: 'InboxSDK', dir: temporary() };
const ours = { name: 'Threadside', dir: EXTENSION_DIR };
writeFileSync(
  join(nothing.dir, 'manifest.json'),
  JSON.stringify({ manifest_version: 3, name: 'Nothing', version: '1' }),
);
await buildSdkAlone(sdk.dir);
const gmail = await startStandInGmail();
const outlook = await startStandInOutlook({ layout: 'work' });
const MAILS: Mail[] = [
  {
    name: 'Gmail',
    address: gmail.addressOf(0, 'osterby-labels'),
    openThread: async () => {},
    extensions: [nothing, sdk, ours],
  },
  {
    name: 'Outlook on the web',
    address: outlook.addressOf(0),
    openThread: (page) => page.locator('[data-convid]').first().click(),
    extensions: [nothing, ours],
  },
];

try {
  for (const mail of MAILS) print(mail, await measure(mail));
  say(`\n${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the end.`);
} finally {
  await gmail.close();
  await outlook.close();
  for (const { dir } of [nothing, sdk]) rmSync(dir, { recursive: true, force: true });
}

/** The visits with each of the mail's extensions. */
async function measure(mail: Mail): Promise<Visit[][]> {
  const visits: Visit[][] = mail.extensions.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [at, { dir }] of mail.extensions.entries()) visits[at]?.push(await visit(mail, dir));
  return visits;
}

/** One visit in a browser of its own, so that none leaves anything to the next. */
async function visit(mail: Mail, extensionDir: string): Promise<Visit> {
  const profile = temporary();
  const ports = { gmailPort: gmail.port, outlookPort: outlook.port };
  const browser = await launchWithExtension({ ...ports, extensionDir, profile });
  try {
    const page = await browser.context.newPage();
    await page.addInitScript(watchLongTasks);
    const startedAt = performance.now();
    await page.goto(mail.address, { waitUntil: 'load' });
    const loadedMs = performance.now() - startedAt;
    await mail.openThread(page);
    if (extensionDir === EXTENSION_DIR) await sidebarFrame(page);
    await page.waitForTimeout(SETTLE_MS);
    const blockedMs = await page.evaluate(() => (window as unknown as Watched).blockedMs);
    const heapMb = await heapOf(browser.context, page);
    return { loadedMs, blockedMs, heapMb, processesMb: memoryOf(profile) };
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

type Watched = { blockedMs: number };

/** Runs in the page before its scripts. */
function watchLongTasks(): void {
  const seen = window as unknown as Watched;
  seen.blockedMs = 0;
  const add = (list: PerformanceObserverEntryList): void => {
    // As for the total blocking time of Lighthouse: what is above 50 ms of each piece.
    for (const { duration } of list.getEntries()) seen.blockedMs += duration - 50;
  };
  new PerformanceObserver(add).observe({ entryTypes: ['longtask'] });
}

async function heapOf(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}

/** Proportional memory of the browser on the profile and of all that it started; not a number where there is no /proc. */
function memoryOf(profile: string): number {
  const parents = new Map(pids().map((pid) => [pid, /\) \S+ (\d+)/.exec(textOf(pid, 'stat'))?.[1] ?? '']));
  const family = new Set(pids().filter((pid) => textOf(pid, 'cmdline').includes(profile)));
  // A set goes on to what is added to it meanwhile.
  for (const member of family) for (const [pid, parent] of parents) if (parent === member) family.add(pid);
  const kilobytes = [...family].map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(textOf(pid, 'smaps_rollup'))?.[1] ?? 0),
  );
  return family.size === 0 ? Number.NaN : kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

function pids(): string[] {
  return existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
}

/** Empty for a process that has ended meanwhile, or is another user's. */
function textOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function print({ name, extensions }: Mail, visits: Visit[][]): void {
  const rows = [
    ['loaded, ms', 'loadedMs'],
    [`busy above ${LONG_TASK_MS} ms, ms`, 'blockedMs'],
    ['heap of the page, MB', 'heapMb'],
    ['all processes, MB', 'processesMb'],
  ] as const;
  say(`\n${`${name}, ${ROUNDS} visits each`.padEnd(36)}     p50      p95     more    ratio`);
  for (const [label, key] of rows) {
    const at = (which: number, percentile: number) =>
      percentileOf(
        (visits[which] ?? []).map((one) => one[key]),
        percentile,
      );
    const bare = at(0, 50);
    for (const [which, extension] of extensions.entries()) {
      const half = at(which, 50);
      const cells = [half, at(which, 95), half - bare].map((value) => value.toFixed(1).padStart(8));
      const ratio = bare < 1 ? '-' : (half / bare).toFixed(2);
      say(
        `${(which === 0 ? label : '').padEnd(24)}${extension.name.padEnd(12)}${cells.join(' ')} ${ratio.padStart(8)}`,
      );
    }
  }
}

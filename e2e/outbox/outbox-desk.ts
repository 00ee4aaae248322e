/**
 * A desk under attack: a companion process behind a line that can be cut, and an agent's browser with the built extension and a
 * profile that survives its death. Workers and browsers are killed for real: the worker by Chromium's own
 * `ServiceWorker.stopAllWorkers` (what its developer tools do), the browser by SIGKILL to its main process.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { EXTENSION_ORIGIN } from '#lib/base/extension-id.ts';
import { createApi, type Api } from '#lib/api/api.ts';
import { createRecord } from '#lib/contract/records.ts';
import { readMe } from '#lib/contract/users.ts';
import { AGENT, heldBenchThread, type BenchThread } from '../bench/bench-mail.ts';
import { startCompanionProcess, type CompanionProcess } from '../companion-process.ts';
import { launchWithExtension, type LaunchedBrowser } from '../extension/launch.ts';
import { signInExtension } from '../extension/sign-in-extension.ts';
import { startStandInGmail, type StandInGmail } from '../stand-in-gmail/server.ts';
import { startWriteProxy, type WriteProxy } from './write-proxy.ts';

export type OutboxDesk = {
  gmail: StandInGmail;
  line: WriteProxy;
  /** The agent's own calls, past the line. */
  api: Api;
  browser: () => LaunchedBrowser;
  /** How many entries the outbox holds, as another page of the extension sees it. */
  listKept: () => Promise<KeptEntry[]>;
  killWorker: () => Promise<void>;
  /** Brings the worker's alarm forward; its own would come within 30 s. */
  ringAlarm: () => Promise<void>;
  killBrowser: () => Promise<void>;
  openBrowser: () => Promise<void>;
  stopCompanion: () => Promise<void>;
  startCompanion: () => Promise<void>;
  close: () => Promise<void>;
};

const STOPPED_WITHIN_MS = 2000;

/** Opens it with the agent signed in; `threads` lie in the mailbox, their senders are known. */
export async function openOutboxDesk(threads: BenchThread[]): Promise<OutboxDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'threadside-outbox-'));
  const dataDir = join(folder, 'data');
  let companion: CompanionProcess = await startCompanionProcess(dataDir);
  const line = await startWriteProxy(companion.url);
  const token = companion.tokenOf(AGENT);
  // The agent's own calls find the companion again when it comes back elsewhere.
  const api: Api = (...call) => createApi({ baseUrl: companion.url, token })(...call);
  for (const thread of threads) await addSender(api, thread);
  const { user } = await api(readMe, {});
  const gmail = await startStandInGmail();
  gmail.add(0, ...(await Promise.all(threads.map(heldBenchThread))));
  const opened = await openDriven(gmail, join(folder, 'profile'));
  await signInExtension(opened.launched.context, { address: line.url, token, user });
  let driven = opened;
  return {
    gmail,
    line,
    api,
    browser: () => driven.launched,
    listKept: () => driven.page.evaluate(listOutbox),
    killWorker: () => killWorker(driven.session),
    ringAlarm: () => driven.page.evaluate(ringOutboxAlarm),
    killBrowser: async () => {
      process.kill(await mainProcessOf(driven.launched), 'SIGKILL');
      // Playwright notices by its broken pipe.
      await driven.launched.close().catch(() => {});
    },
    openBrowser: async () => {
      driven = await openDriven(gmail, join(folder, 'profile'));
    },
    stopCompanion: async () => {
      line.cut();
      await companion.stop();
    },
    startCompanion: async () => {
      companion = await startCompanionProcess(dataDir);
      line.mend(companion.url);
    },
    close: async () => {
      await driven.launched.close().catch(() => {});
      await gmail.close();
      await line.close();
      await companion.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

type Driven = { launched: LaunchedBrowser; page: Page; session: CDPSession };

/** A page of the extension's origin that runs nothing of ours, to look from and to kill from. */
async function openDriven(gmail: StandInGmail, profile: string): Promise<Driven> {
  const launched = await launchWithExtension({ gmailPort: gmail.port, profile });
  const page = await launched.context.newPage();
  await page.goto(`${EXTENSION_ORIGIN}/manifest.json`);
  const session = await launched.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  return { launched, page, session };
}

/** Ends when the worker has: an alarm that rings while it is stopping is lost with it. */
async function killWorker(session: CDPSession): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    const listen = ({ versions }: { versions: { runningStatus: string }[] }): void => {
      if (!versions.some(({ runningStatus }) => runningStatus === 'stopped')) return;
      session.off('ServiceWorker.workerVersionUpdated', listen);
      resolve();
    };
    session.on('ServiceWorker.workerVersionUpdated', listen);
  });
  await session.send('ServiceWorker.stopAllWorkers');
  // One that had ended by itself says nothing more.
  await Promise.race([stopped, sleep(STOPPED_WITHIN_MS)]);
}

async function mainProcessOf({ context }: LaunchedBrowser): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const info = (await session?.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  const main = info.processInfo.find(({ type }) => type === 'browser');
  if (main === undefined) throw new Error('Chromium does not say which its main process is.');
  return main.id;
}

async function addSender(api: Api, { sender }: BenchThread): Promise<void> {
  const body = { kind: 'contact' as const, name: sender.name, emails: [sender.address] };
  await api(createRecord, { body }, { idempotencyKey: randomUUID() });
}

/** What of an entry says why it is still there. */
export type KeptEntry = { kind: string; attempts: number; refusedFor: string | null };

/** Runs in the driving page. */
function listOutbox(): Promise<KeptEntry[]> {
  type Kept = { value: { kind: string; attempts: number; problem?: { code: string } } };
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('threadside');
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const reading = database.transaction('outbox').objectStore('outbox').getAll();
      reading.addEventListener('success', () => {
        database.close();
        const kept = reading.result as Kept[];
        resolve(
          kept.map(({ value: { kind, attempts, problem } }) => ({
            kind,
            attempts,
            refusedFor: problem?.code ?? null,
          })),
        );
      });
    });
  });
}

/** Runs in the driving page. */
async function ringOutboxAlarm(): Promise<void> {
  type AlarmsApi = { alarms: { create(name: string, info: object): Promise<void> } };
  const { chrome } = globalThis as unknown as { chrome: AlarmsApi };
  await chrome.alarms.create('threadside-outbox', { when: Date.now(), periodInMinutes: 0.5 });
}

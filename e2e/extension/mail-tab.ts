/**
 * A mail tab under test: the stand-in, a browser with the extension, and what can be seen of them from outside: threads
 * told over the sidebar's port, loads of its frame, InboxSDK's own errors, and requests to hosts that nobody should call.
 */
import { type BrowserContext, type Page } from '@playwright/test';
import { type MailThread } from '#lib/mail/mail-host.ts';
import { startStandInGmail, type StandInGmail } from '../stand-in-gmail/server.ts';
import { type StandInOptions } from '../stand-in-gmail/options.ts';
import { launchWithExtension, sidebarFrame } from './launch.ts';

/** Stand-in and browser, to be shared by the tests of a file. */
export type MailBrowser = {
  gmail: StandInGmail;
  context: BrowserContext;
  foreignRequests: string[];
  close(): Promise<void>;
};

/** Hosts that may be called: the stand-in, the extension itself and the companion on loopback. */
export const OWN_HOSTS =
  /^(https:\/\/(mail\.google\.com|outlook\.[a-z0-9.]+)\/|chrome-extension:|data:|blob:|about:|https?:\/\/(localhost|127\.0\.0\.1)[:/])/;

export async function openMailBrowser(
  options: Partial<StandInOptions> = {},
  extensionDir?: string,
): Promise<MailBrowser> {
  const gmail = await startStandInGmail(options);
  const browser = await launchWithExtension({ gmailPort: gmail.port, extensionDir });
  const foreignRequests: string[] = [];
  browser.context.on('request', (request) => {
    if (!OWN_HOSTS.test(request.url())) foreignRequests.push(request.url());
  });
  return {
    gmail,
    context: browser.context,
    foreignRequests,
    close: async () => {
      await browser.close();
      await gmail.close();
    },
  };
}

/** Logged by each document of the sidebar's page when it starts. */
export const SIDEBAR_LOADED = 'threadside-test: sidebar loaded';

/** One mail tab and what was seen in it. */
export type MailTab = {
  page: Page;
  /** How often a sidebar page was loaded in the tab. */
  frameLoads(): number;
  /** Errors that InboxSDK logged. */
  sdkErrors(): Promise<number>;
  goToThread(name: string): Promise<void>;
  goToInbox(): Promise<void>;
  /** The last thread told over the port, once it matches. */
  thread(matches: (thread: MailThread | null) => boolean, timeoutMs?: number): Promise<MailThread | null>;
};

/** Opens a tab at a thread of an account, or at its inbox. */
export async function openMailTab(
  { context, gmail }: MailBrowser,
  at: { account?: number; thread?: string } = {},
): Promise<MailTab> {
  const { account = 0, thread } = at;
  const page = await context.newPage();
  let loads = 0;
  page.on('console', (message) => {
    if (message.text() === SIDEBAR_LOADED) loads += 1;
  });
  await page.addInitScript(watchSdkErrors);
  await page.addInitScript(recordPort, SIDEBAR_LOADED);
  await page.goto(thread ? gmail.addressOf(account, thread) : `https://mail.google.com/mail/u/${account}/`);
  const setHash = (hash: string): Promise<void> => page.evaluate((next) => void (location.hash = next), hash);
  return {
    page,
    frameLoads: () => loads,
    sdkErrors: () => page.evaluate(() => (window as unknown as SeenWindow).sdkErrors),
    goToThread: (name) => setHash(new URL(gmail.addressOf(account, name)).hash),
    goToInbox: () => setHash('#inbox'),
    thread: (matches, timeoutMs = 10_000) => lastThread(page, matches, timeoutMs),
  };
}

/** The last thread told over the port, once it matches. */
export async function lastThread(
  page: Page,
  matches: (thread: MailThread | null) => boolean,
  timeoutMs: number,
): Promise<MailThread | null> {
  const deadline = Date.now() + timeoutMs;
  let last: MailThread | null = null;
  while (Date.now() < deadline) {
    const frame = await sidebarFrame(page, Math.max(1, deadline - Date.now()));
    const told = await frame
      .evaluate(() => (window as unknown as SeenWindow).lastThread)
      .catch(() => undefined);
    last = told ?? null;
    if (told !== undefined && matches(told)) return told;
    await page.waitForTimeout(25);
  }
  throw new Error(`No such thread after ${timeoutMs} ms; last told: ${JSON.stringify(last)}`);
}

/** Whether the thread's Message-IDs are known. */
export function isKnown(thread: MailThread | null): boolean {
  return thread?.identity.state === 'known';
}

type PortMessage = { type: string; thread: MailThread | null };
export type SeenWindow = {
  sdkErrors: number;
  portMessages: PortMessage[];
  /** Absent until the port told anything of threads. */
  lastThread?: MailThread | null;
  port: { postMessage(message: unknown): void };
};

/** Runs in each page before its scripts: asks InboxSDK to announce what it logs as an error, and counts. */
function watchSdkErrors(): void {
  if (location.host !== 'mail.google.com') return;
  const seen = window as unknown as SeenWindow;
  seen.sdkErrors = 0;
  const ask = (): void => document.documentElement?.setAttribute('inboxsdk-emit-error-event', 'true');
  new MutationObserver(ask).observe(document, { childList: true });
  ask();
  document.addEventListener('inboxSDKerror', () => (seen.sdkErrors += 1), true);
}

/** Runs in the sidebar's page before its scripts: keeps its port and everything said on it. */
export function recordPort(loadedMark: string): void {
  const { chrome } = globalThis as unknown as {
    chrome?: { tabs?: { connect: (...args: unknown[]) => RecordedPort } };
  };
  if (location.protocol !== 'chrome-extension:' || !chrome?.tabs) return;
  const seen = window as unknown as SeenWindow;
  // The console is the one way out of a frame that no other document in the tab shares.
  globalThis['console'].debug(loadedMark);
  const connect = chrome.tabs.connect.bind(chrome.tabs);
  seen.portMessages = [];
  chrome.tabs.connect = (...args) => {
    const port = connect(...args);
    port.onMessage.addListener((message) => {
      seen.portMessages.push(message);
      if (message.type === 'thread') seen.lastThread = message.thread;
    });
    seen.port = port;
    return port;
  };
}

type RecordedPort = SeenWindow['port'] & {
  onMessage: { addListener(listener: (message: PortMessage) => void): void };
};

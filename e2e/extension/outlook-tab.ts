/** A tab of Outlook on the web under test: the stand-in, a browser with the extension, and what its sidebar is told. */
import { type BrowserContext, type Page } from '@playwright/test';
import { type MailThread } from '#lib/mail/mail-host.ts';
import { startStandInOutlook, type StandInOutlook } from '../stand-in-outlook/server.ts';
import { type OutlookOptions } from '../stand-in-outlook/options.ts';
import { launchWithExtension } from './launch.ts';
import { lastThread, OWN_HOSTS, recordPort, SIDEBAR_LOADED } from './mail-tab.ts';

/** Stand-in and browser, to be shared by the tests of a file. */
export type OutlookBrowser = {
  outlook: StandInOutlook;
  context: BrowserContext;
  foreignRequests: string[];
  close(): Promise<void>;
};

export async function openOutlookBrowser(options: Partial<OutlookOptions> = {}): Promise<OutlookBrowser> {
  const outlook = await startStandInOutlook(options);
  const browser = await launchWithExtension({ outlookPort: outlook.port });
  const foreignRequests: string[] = [];
  browser.context.on('request', (request) => {
    if (!OWN_HOSTS.test(request.url())) foreignRequests.push(request.url());
  });
  return {
    outlook,
    context: browser.context,
    foreignRequests,
    close: async () => {
      await browser.close();
      await outlook.close();
    },
  };
}

/** One tab of Outlook. */
export type OutlookTab = {
  page: Page;
  frameLoads(): number;
  /** Selects a thread's row; with `isMore` besides those that are selected. */
  open(name: string, isMore?: boolean): Promise<void>;
  /** Empties the reading pane, as Outlook does after a delete; the row stays selected. */
  empty(): Promise<void>;
  /** The last thread told to the sidebar, once it matches. */
  thread(matches?: (thread: MailThread | null) => boolean, timeoutMs?: number): Promise<MailThread | null>;
};

/** Opens an account's mailbox, or a window of one thread where the layout has no list. */
export async function openOutlookTab(
  { context, outlook }: OutlookBrowser,
  { account = 0, thread }: { account?: number; thread?: string } = {},
): Promise<OutlookTab> {
  const page = await context.newPage();
  let loads = 0;
  page.on('console', (message) => {
    if (message.text() === SIDEBAR_LOADED) loads += 1;
  });
  await page.addInitScript(recordPort, SIDEBAR_LOADED);
  const isWindow = outlook.options.layout === 'window' || outlook.options.layout === 'deep-link';
  await page.goto(outlook.addressOf(account, isWindow ? thread : undefined));
  const open: OutlookTab['open'] = (name, isMore = false) =>
    page.locator(`[data-stand-in="${name}"]`).click(isMore ? { modifiers: ['Control'] } : {});
  if (thread !== undefined && !isWindow) await open(thread);
  return {
    page,
    frameLoads: () => loads,
    open,
    empty: () => page.evaluate(() => void dispatchEvent(new Event('stand-in-empty'))),
    thread: (matches = (told) => told !== null, timeoutMs = 10_000) => lastThread(page, matches, timeoutMs),
  };
}

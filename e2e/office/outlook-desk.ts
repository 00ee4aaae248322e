/** A desk under test: a companion with sample data, Outlook played on loopback, and browsers in which agents read their mail. */
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from '@playwright/test';
import { openFresh } from '#backend/testing/engines.ts';
import { startDemoCompanion, type DemoCompanion, type DemoUser } from '#backend/testing/demo-companion.ts';
import { TASK_PANE_PATH } from '#lib/base/task-pane.ts';
import { findChromium } from '../extension/launch.ts';
import { hostItems, hostUser } from './host-items.ts';
import {
  COMPANION_ORIGIN,
  OUTLOOK_ORIGIN,
  startOutlookServer,
  type OutlookServer,
} from './outlook-server.ts';
import type { OutlookControls } from './page/host.ts';

/**
 * What is out of the ordinary: pages that another site has in a frame may keep nothing, or Outlook's page counts as one of the public
 * network while the companion's does not.
 */
export type BrowserKind = 'plain' | 'storage-denied' | 'public-outlook';

export type OutlookDesk = {
  companion: DemoCompanion;
  server: OutlookServer;
  ana: DemoUser;
  /** A browser; each has a storage of its own. */
  browser(kind?: BrowserKind): Promise<Browser>;
  /** Outlook in a new tab of a new or given context, its pane closed and nothing selected. */
  open(browser: Browser, context?: BrowserContext): Promise<OutlookTab>;
  close(): Promise<void>;
};

export type OutlookTab = {
  page: Page;
  context: BrowserContext;
  /** Hosts that were asked for anything. */
  hosts: Set<string>;
  /** Violations of any content policy in any frame. */
  violations: string[];
  outlook(what: keyof OutlookControls, ...given: unknown[]): Promise<void>;
  /** The pane's frame once it is there. */
  pane(): Promise<Frame>;
  /** Signs in without the code, which has a test of its own. */
  signIn(user: DemoUser): Promise<void>;
};

/** Opens companion and Outlook; `paneUrl` names another page to put into the pane. */
export async function openOutlookDesk(paneUrl = COMPANION_ORIGIN + TASK_PANE_PATH): Promise<OutlookDesk> {
  const companion = await startDemoCompanion(await openFresh('embedded'), COMPANION_ORIGIN);
  const items = hostItems(0);
  const shared = items.find(({ name }) => name === 'quillon-invoice');
  if (shared) items.push({ ...shared, name: 'shared', owner: 'support@norrvik.example' });
  const server = await startOutlookServer({ paneUrl, user: hostUser(0), items }, companion.localUrl);
  const browsers: Browser[] = [];
  return {
    companion,
    server,
    ana: await companion.user('ana@norrvik.example'),
    browser: async (kind = 'plain') => {
      const browser = await launch(server, kind);
      browsers.push(browser);
      return browser;
    },
    open: async (browser, context) => openTab(context ?? (await newContext(browser))),
    close: async () => {
      for (const browser of browsers) await browser.close();
      await server.close();
      await companion.close();
    },
  };
}

function launch({ resolverRules, outlookPort }: OutlookServer, kind: BrowserKind): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${resolverRules}`,
      // Playwright switches partitioning off, and a frame of another site then has no storage at all: the state of browsers that
      // block it. The last such switch wins, so any other gives back what browsers do by default (seen in Chromium 156).
      ...(kind === 'storage-denied' ? [] : ['--disable-features=Zzz']),
      ...(kind === 'public-outlook' ? [`--ip-address-space-overrides=127.0.0.1:${outlookPort}=public`] : []),
    ],
  });
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1000, height: 760 } });
}

async function openTab(context: BrowserContext): Promise<OutlookTab> {
  const page = await context.newPage();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) violations.push(message.text());
  });
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(`${OUTLOOK_ORIGIN}/mail/`);
  await page.waitForFunction(() => 'outlook' in globalThis);
  const outlook: OutlookTab['outlook'] = (what, ...given) =>
    page.evaluate(
      ([name, values]) => {
        const { outlook: controls } = globalThis as unknown as { outlook: Record<string, unknown> };
        const member = controls[name];
        if (typeof member === 'function') member(...values);
        else [controls[name]] = values;
      },
      [what, given] as [string, unknown[]],
    );
  const pane = async (): Promise<Frame> => {
    const frame = await (await page.waitForSelector('#pane iframe')).contentFrame();
    if (frame === null) throw new Error('The pane has no document.');
    return frame;
  };
  return {
    page,
    context,
    hosts,
    violations,
    outlook,
    pane,
    signIn: async (user) => {
      await outlook('openPane');
      const frame = await pane();
      await frame.waitForURL(/taskpane/);
      await frame.evaluate(
        ([token, kept, address]) =>
          localStorage.setItem('connection', JSON.stringify({ address, token, user: kept, device: null })),
        [user.token, { id: user.id, name: user.name }, COMPANION_ORIGIN] as const,
      );
      await outlook('closePane');
    },
  };
}

/** A real companion with the built pages, and a browser that opens them as one user or another. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { openFresh } from '#backend/testing/engines.ts';
import {
  startTestCompanion,
  type TestCompanion,
  type TestOptions,
  type TestUser,
} from '#backend/testing/test-companion.ts';
import { findChromium } from '../extension/launch.ts';

/** Where `npm run build` puts the companion's pages. */
export const PAGES_DIR = resolve(import.meta.dirname, '../../dist/app');

const CLOSING_MS = 10_000;

export type CompanionBrowser = {
  companion: TestCompanion;
  browser: Browser;
  /** A page of a browser of its own; `user` is signed in there, without one nobody is. */
  open: (path: string, user?: TestUser, options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
};

/** Starts both; the pages must have been built. */
export async function startCompanionBrowser(options: TestOptions = {}): Promise<CompanionBrowser> {
  if (!existsSync(PAGES_DIR)) throw new Error(`Build the pages first (npm run build): no ${PAGES_DIR}`);
  const companion = await startTestCompanion(await openFresh('embedded'), {
    ...options,
    pagesDir: PAGES_DIR,
  });
  const browser = await launchBrowser();
  return {
    companion,
    browser,
    open: async (path, user, given) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...given });
      if (user !== undefined) {
        await context.addCookies([{ name: 'threadside_session', value: user.token, url: companion.url }]);
      }
      const page = await context.newPage();
      await page.goto(companion.url + path);
      return page;
    },
    close: async () => {
      await browser.close();
      await companion.close();
    },
  };
}

/** A headless Chromium without an extension. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => closingInTime(await newContext(options));
  return browser;
}

/**
 * About once in a few hundred times Chromium never answers when a page is closed in the middle of a navigation (seen with a
 * page on its way to sign-in). A test has seen all it wanted by then: what is left over goes with the browser.
 */
function closingInTime(context: BrowserContext): BrowserContext {
  const close = context.close.bind(context);
  context.close = (options) =>
    Promise.race([close(options), setTimeout(CLOSING_MS, undefined, { ref: false })]);
  return context;
}

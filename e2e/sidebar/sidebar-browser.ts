import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { assertExists } from '#lib/base/assert.ts';
import type { World } from '../../components/sidebar/samples/sample-world.ts';
import { SIDEBAR_STATES } from '../../components/sidebar/states.ts';
import { SURFACE_STATES } from '../../components/sidebar/surface-states.ts';
import type { Problem } from '#lib/contract/errors.ts';
import type { RouteName } from '#lib/contract/routes.ts';
import type { FakeMailHost } from '#lib/mail/fake/fake-mail-host.ts';
import type { TABLES_CONTRACT } from '#lib/store/tables.contract.ts';
import type { Tables } from '#lib/store/tables.ts';
import type { FakeCompanion, Call } from './harness/fake-companion.ts';
import { findChromium } from '../extension/launch.ts';
import { openState, openSurface } from './open-state.ts';
import { startHarness, type Harness } from './start-harness.ts';

declare global {
  /** Of our own panel on a mail page, where the harness shows one. */
  var showTheme: (theme: 'light' | 'dark') => void;
  /** Milliseconds that have passed since the page was opened, as far as it knows. */
  var passedMs: number;
  /** What the harness page gives to tests. */
  var harness: {
    world: World;
    companion: FakeCompanion;
    host: FakeMailHost;
    TABLES_CONTRACT: typeof TABLES_CONTRACT;
    createBrowserTables: () => Tables;
  };
}

/** A browser with the harness, for one test file. */
export type SidebarBrowser = {
  /** A fresh browser profile with a state open; `theme` is light when absent. */
  open: (state: string, theme?: 'light' | 'dark') => Promise<Page>;
  /** The same with what the content script shows on the mail page. */
  openSurface: (name: string) => Promise<Page>;
  stop: () => Promise<void>;
};

/** Builds the harness and starts Chromium. */
export async function startSidebarBrowser(): Promise<SidebarBrowser> {
  const served: Harness = await startHarness();
  const executablePath = findChromium();
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  let context: BrowserContext | null = null;
  const openPage = async (width: number): Promise<Page> => {
    await context?.close();
    context = await browser.newContext({
      viewport: { width, height: 640 },
      locale: 'en-GB',
      timezoneId: 'Europe/Stockholm',
      // Else axe may see a colour half-way between two themes.
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(4000);
    return page;
  };
  return {
    open: async (name, theme = 'light') => {
      const page = await openPage(320);
      const state = assertExists(
        SIDEBAR_STATES.find((known) => known.name === name),
        `state ${name}`,
      );
      await openState(page, { url: served.url, state, theme });
      return page;
    },
    openSurface: async (name) => {
      const page = await openPage(500);
      const state = SURFACE_STATES.find((known) => known.name === name);
      await openSurface(page, { url: served.url, state: assertExists(state, `surface ${name}`) });
      return page;
    },
    stop: async () => {
      await browser.close();
      await served.stop();
    },
  };
}

/** What the page asked the companion by one route, oldest first. */
export function callsOf(page: Page, name: RouteName): Promise<Call[]> {
  return page.evaluate((wanted) => harness.companion.calls.filter((call) => call.name === wanted), name);
}

/** The body of the first call of a route. */
export async function firstBody<Body>(page: Page, name: RouteName): Promise<Body> {
  const [call] = await callsOf(page, name);
  return assertExists(call, `a call of ${name}`).body as Body;
}

/** Changes how the fake companion behaves from now on. */
export function changeWorld(page: Page, changes: Partial<World>): Promise<void> {
  return page.evaluate((given) => void Object.assign(harness.world, given), changes);
}

/** Lets the fake companion refuse the next call of a route. */
export function refuseNext(
  page: Page,
  name: RouteName,
  problem: Partial<Problem> & Pick<Problem, 'code' | 'status'>,
): Promise<void> {
  const whole: Problem = { type: 'about:blank', title: problem.code, ...problem };
  return page.evaluate(([route, refusal]) => harness.companion.refuseNext(route, refusal), [
    name,
    whole,
  ] as const);
}

/** Takes the picture of each state in each theme and width. One browser; a few pages side by side, as most of the time is waiting. */
import { chromium, type Browser, type Page } from '@playwright/test';
import type { SidebarState } from '../../components/sidebar/sidebar-state.ts';
import { SIDEBAR_STATES } from '../../components/sidebar/states.ts';
import { SURFACE_STATES, type SurfaceState } from '../../components/sidebar/surface-states.ts';
import { findChromium } from '../extension/launch.ts';
import { openState, openSurface } from './open-state.ts';
import { startHarness } from './start-harness.ts';

export const WIDTHS = [270, 320, 500] as const;
export const THEMES = ['light', 'dark'] as const;

/** What our own docked panel needs on a mail page; it has one width. */
const SURFACE_WIDTH = 500;
const HEIGHT = 640;

/** Two cores bear this many; the pages wait for timers and quiet most of the time. */
const PAGES_AT_ONCE = 6;

/** Glyphs and colours as far as possible the same on every machine. */
const ARGS = [
  '--no-sandbox',
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/** Pictures by name, as PNG. */
export type Pictures = Map<string, Buffer>;

/** Names of all pictures there have to be. */
export function pictureNames(): string[] {
  const names = [
    ...SIDEBAR_STATES.flatMap((state) => namesOf(state)),
    ...SURFACE_STATES.flatMap(surfaceNames),
  ];
  return names.toSorted();
}

/** Takes them all. */
export async function shootStates(): Promise<Pictures> {
  const harness = await startHarness();
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
  const pictures: Pictures = new Map();
  const jobs = [
    ...SIDEBAR_STATES.map((state) => (page: Page) => shootState(page, { url: harness.url, state, pictures })),
    ...SURFACE_STATES.map(
      (state) => (page: Page) => shootSurface(page, { url: harness.url, state, pictures }),
    ),
  ];
  const work = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await withPage(browser, job);
  };
  try {
    await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work));
  } finally {
    await browser.close();
    await harness.stop();
  }
  return pictures;
}

/** Each state gets a profile of its own, so that nothing is kept from the one before. */
async function withPage(browser: Browser, job: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 320, height: HEIGHT },
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
  });
  try {
    await job(await context.newPage());
  } finally {
    await context.close();
  }
}

type Shot<State> = { url: string; state: State; pictures: Pictures };

async function shootState(page: Page, { url, state, pictures }: Shot<SidebarState>): Promise<void> {
  await openState(page, { url, state, theme: 'light' });
  // Away from what was pressed last, which would look as if pointed at.
  await page.mouse.move(0, HEIGHT - 1);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate((next) => harness.host.setTheme(next), theme);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      pictures.set(nameOf(state, theme, width), await shoot(page));
    }
  }
}

async function shootSurface(page: Page, { url, state, pictures }: Shot<SurfaceState>): Promise<void> {
  await page.setViewportSize({ width: SURFACE_WIDTH, height: HEIGHT });
  await openSurface(page, { url, state });
  for (const theme of THEMES) {
    await page.evaluate((next) => showTheme(next), theme);
    pictures.set(nameOf(state, theme, SURFACE_WIDTH), await shoot(page));
  }
}

function shoot(page: Page): Promise<Buffer> {
  return page.screenshot({ caret: 'hide', animations: 'disabled', scale: 'css' });
}

type Theme = (typeof THEMES)[number];

function namesOf(state: SidebarState): string[] {
  return THEMES.flatMap((theme) => WIDTHS.map((width) => nameOf(state, theme, width)));
}

function surfaceNames(state: SurfaceState): string[] {
  return THEMES.map((theme) => nameOf(state, theme, SURFACE_WIDTH));
}

function nameOf({ name }: { name: string }, theme: Theme, width: number): string {
  return `${name}-${width}-${theme}`;
}

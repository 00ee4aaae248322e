import type { Page } from '@playwright/test';
import { SAMPLE_NOW } from '../../components/sidebar/samples/sample-tickets.ts';
import type { SidebarState, Step } from '../../components/sidebar/sidebar-state.ts';
import type { SurfaceState } from '../../components/sidebar/surface-states.ts';

type Options = { url: string; state: SidebarState; theme: 'light' | 'dark' };

/** Longer than the delay of skeletons, and than the pause before a lost answer is asked for again. */
const QUIET_MS = 200;
const QUIET_WITHOUT_ANSWER_MS = 700;
const EFFECT_MS = 100;

/** Within which what a step is about has to be there, also on a busy machine. */
const APPEARS_MS = 15_000;

/** Opens a state in the harness and presses its way to the screen it is about. */
export async function openState(page: Page, { url, state, theme }: Options): Promise<void> {
  await page.addInitScript(stopClock, SAMPLE_NOW);
  await page.goto(`${url}?state=${state.name}&theme=${theme}`);
  await page.locator('main').waitFor();
  await settle(page, state.world.trouble === 'offline' ? QUIET_WITHOUT_ANSWER_MS : QUIET_MS);
  for (const step of state.steps ?? []) await take(page, step);
}

async function take(page: Page, step: Step): Promise<void> {
  // What comes by itself may go by itself: the next step, or the picture, follows at once.
  if (typeof step === 'object' && 'until' in step)
    return page.getByText(step.until).first().waitFor({ timeout: APPEARS_MS });
  await act(page, step);
  await settle(page, QUIET_MS);
}

async function act(page: Page, step: Exclude<Step, { until: string }>): Promise<void> {
  if (typeof step === 'object' && 'laterS' in step) return passTime(page, step.laterS);
  if (typeof step === 'object') return page.getByLabel(step.into).fill(step.type, { timeout: APPEARS_MS });
  const control = page
    .getByRole('button', { name: step })
    .or(page.getByRole('combobox', { name: step, exact: true }))
    .or(page.getByRole('option', { name: step }))
    .or(page.getByRole('radio', { name: step }))
    .or(page.getByRole('checkbox', { name: step }))
    .first();
  return control.click({ timeout: APPEARS_MS });
}

/** It is so many seconds later, and the page looks at what waits. */
export function passTime(page: Page, seconds: number): Promise<void> {
  return page.evaluate((given) => {
    passedMs += given * 1000;
    dispatchEvent(new Event('online'));
  }, seconds);
}

/** Opens what the content script would show on the mail page. */
export async function openSurface(
  page: Page,
  { url, state }: { url: string; state: SurfaceState },
): Promise<void> {
  await page.goto(`${url}?surface=${state.name}`);
  await page.locator('threadside-panel').waitFor({ state: 'attached' });
}

/** Waits until the page asks nothing any more, however slow the machine is today. */
async function settle(page: Page, quietMs: number): Promise<void> {
  // React asks in an effect, shortly after it has painted.
  await page.waitForTimeout(EFFECT_MS);
  await page.waitForFunction((ms) => harness.companion.isQuiet(ms), quietMs);
}

/** Runs in the page: the same time of the same day, until a test lets some pass. Playwright's own clock would take `performance.mark` away. */
function stopClock(start: number): void {
  globalThis.passedMs = 0;
  globalThis.Date = class extends Date {
    constructor(...given: [] | [number | string]) {
      super(...((given.length === 0 ? [start + passedMs] : given) as [number]));
    }
    static override now(): number {
      return start + passedMs;
    }
  } as DateConstructor;
}

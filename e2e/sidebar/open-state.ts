import type { Page } from '@playwright/test';
import { SAMPLE_NOW } from '../../components/sidebar/samples/sample-tickets.ts';
import type { SidebarState } from '../../components/sidebar/states.ts';

type Options = { url: string; state: SidebarState; theme: 'light' | 'dark' };

/** Longer than the delay of skeletons, and than the fake companion takes to answer. */
const SETTLE_MS = 350;
/** No answer is believed after one more try. */
const NO_ANSWER_MS = 1200;

/** Opens a state in the harness and presses its way to the screen it is about. */
export async function openState(page: Page, { url, state, theme }: Options): Promise<void> {
  await page.addInitScript(stopClock, SAMPLE_NOW);
  await page.goto(`${url}?state=${state.name}&theme=${theme}`);
  await page.waitForTimeout(state.world.trouble === 'offline' ? NO_ANSWER_MS : SETTLE_MS);
  for (const name of state.press ?? []) {
    const control = page
      .getByRole('button', { name })
      .or(page.getByRole('combobox', { name, exact: true }))
      .first();
    await control.click({ timeout: 3000 });
    await page.waitForTimeout(SETTLE_MS);
  }
}

/** Runs in the page: it is always the same time of the same day. Playwright's own clock would take `performance.mark` away. */
function stopClock(now: number): void {
  globalThis.Date = class extends Date {
    constructor(...given: [] | [number | string]) {
      super(...((given.length === 0 ? [now] : given) as [number]));
    }
    static override now(): number {
      return now;
    }
  } as DateConstructor;
}

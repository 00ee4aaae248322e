/**
 * Takes a picture of each state of the sidebar, light and dark, at each width:
 * `node e2e/sidebar/take-pictures.ts <folder> [part of a state's name] [widths]`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { SIDEBAR_STATES } from '../../components/sidebar/states.ts';
import { findChromium } from '../extension/launch.ts';
import { openState } from './open-state.ts';
import { startHarness } from './start-harness.ts';

const [folder, part = '', widths = '270,320,500'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder for the pictures.');
await mkdir(folder, { recursive: true });

const harness = await startHarness();
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
for (const state of SIDEBAR_STATES.filter(({ name }) => name.includes(part))) {
  for (const theme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      deviceScaleFactor: 2,
      locale: 'en-GB',
      timezoneId: 'Europe/Stockholm',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => process.stderr.write(`${state.name}: ${error.message}\n`));
    await openState(page, { url: harness.url, state, theme });
    for (const width of widths.split(',').map(Number))
      await takePicture(page, { name: state.name, theme, width });
    await context.close();
  }
}
await browser.close();
await harness.stop();

type Picture = { name: string; theme: string; width: number };

async function takePicture(page: Page, { name, theme, width }: Picture): Promise<void> {
  await page.setViewportSize({ width, height: 640 });
  await page.screenshot({ path: join(folder ?? '.', `${name}-${width}-${theme}.png`) });
}

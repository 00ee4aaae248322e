/** The stores' pictures: the built extension in Chromium beside the stand-in mailbox, at a companion with the demo's sample data. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { openDesk, signIn } from '../e2e/main-job/desk.ts';
import { people } from '../e2e/stand-in-gmail/mailbox.ts';

const FOLDER = fileURLToPath(new URL('../docs/store/pictures', import.meta.url));

/** Toasts are gone by then, and nothing fades any more. */
const CALM_MS = 12_000;
const DRAWN_MS = 1500;

mkdirSync(FOLDER, { recursive: true });
const desk = await openDesk();
try {
  const ana = await desk.agent(people.ana.address);
  await signIn(ana, desk.companion.url);
  const { page, sidebar, tab } = await ana.open('osterby-labels');
  await sidebar.getByRole('button', { name: /New ticket/ }).click();
  await sidebar.getByLabel(/^Subject/).waitFor();
  await take(page, '2-new-ticket');
  await sidebar.getByLabel(/^Subject/).press('Enter');
  const row = sidebar.getByRole('button', { name: 'Label printer in hall 2 stops after a few labels' });
  await row.first().waitFor();
  await page.waitForTimeout(CALM_MS);
  await take(page, '1-beside-the-mail');
  await row.first().click();
  await sidebar.getByLabel('Status').first().waitFor();
  await take(page, '3-ticket-in-place');
  await tab.goToInbox();
  await page.locator('threadside-row-mark').first().waitFor();
  await take(page, '4-marks-in-the-list');
  const companion = await ana.browser.context.newPage();
  await companion
    .context()
    .addCookies([{ name: 'threadside_session', value: ana.user.token, url: desk.companion.url }]);
  await companion.goto(`${desk.companion.url}/tickets`);
  await companion.getByRole('table').waitFor();
  await take(companion, '5-companion');
} finally {
  await desk.close();
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(DRAWN_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), caret: 'hide', scale: 'css' });
  process.stdout.write(`docs/store/pictures/${name}.png\n`);
}

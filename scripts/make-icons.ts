/** Draws `public/icon.svg` at every size that the add-in's manifest names, into its pane's public folder. Run after the icon changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ICON_SIZES } from '#backend/core/outlook-manifest.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'backend/pages/taskpane/public/icons');

const svg = readFileSync(join(ROOT, 'public/icon.svg')).toString('base64');
const executablePath = process.env['CHROMIUM_PATH'];
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
mkdirSync(FOLDER, { recursive: true });
for (const size of ICON_SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}img{display:block}</style><img width="${size}" src="data:image/svg+xml;base64,${svg}">`,
  );
  await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode());
  writeFileSync(join(FOLDER, `${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
process.stdout.write(`Drew ${ICON_SIZES.length} icons in ${FOLDER}\n`);

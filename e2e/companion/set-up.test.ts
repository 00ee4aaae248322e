/** The first visit of a companion that nobody has set up, on the real server process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from './companion-browser.ts';
import { freePort } from './free-port.ts';

const MAIN = resolve(import.meta.dirname, '../../backend/main.ts');

let server: ChildProcess;
let browser: Browser;
let setUpUrl: string;
const folder = mkdtempSync(join(tmpdir(), 'threadside-setup-'));

beforeAll(async () => {
  const port = String(await freePort());
  const environment = { ...process.env, PORT: port, DATA_DIR: folder, LOG_LEVEL: 'silent' };
  server = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  [setUpUrl, browser] = await Promise.all([printedSetUpUrl(server), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

function printedSetUpUrl(process: ChildProcess): Promise<string> {
  return new Promise((found) => {
    let printed = '';
    process.stdout?.on('data', (part: Buffer) => {
      printed += part.toString();
      const [url] = /http:\S+\/setup\?token=\S+/.exec(printed) ?? [];
      if (url !== undefined) found(url);
    });
  });
}

describe('set-up', () => {
  it('opens by itself when nobody can sign in yet, and names a wrong token', async () => {
    const page = await browser.newPage();
    await page.goto(new URL('/', setUpUrl).href);
    await expect(page).toHaveURL(/\/setup$/);
    await page.getByLabel('One-time token').fill('not the token');
    await page.getByLabel('Workspace name').fill('Fenwick Tools');
    await page.getByLabel('Your name').fill('Runa Holm');
    await page.getByLabel('E-mail').fill('runa@fenwick.example');
    await page.getByLabel('Password').fill('long enough words');
    await page.getByRole('button', { name: 'Create admin' }).click();
    await expect(page.getByLabel('One-time token')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('One-time token')).toBeFocused();
    await page.close();
  });

  it('makes the first admin, signs in and shows an empty list that says what to do', async () => {
    const page = await browser.newPage();
    await page.goto(setUpUrl);
    await page.getByLabel('Workspace name').fill('Fenwick Tools');
    await page.getByLabel('Your name').fill('Runa Holm');
    await page.getByLabel('E-mail').fill('runa@fenwick.example');
    await page.getByLabel('Password').fill('short');
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/Use at least 10 characters/);
    await page.getByLabel('Password').fill('long enough words');
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByRole('heading', { name: 'No tickets yet' })).toBeVisible();
    await expect(page.getByText('Fenwick Tools')).toBeVisible();
    await page.goto(setUpUrl);
    await expect(page.getByRole('heading', { name: 'This companion is set up already' })).toBeVisible();
    await page.close();
  });
});

/** The first visit of a companion that nobody has set up, on the real server process. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from './companion-browser.ts';
import { freePort } from '#backend/testing/free-port.ts';

const MAIN = resolve(import.meta.dirname, '../../backend/main.ts');

const folder = mkdtempSync(join(tmpdir(), 'threadside-setup-'));
const stopped = new AbortController();
let browser: Browser;
let setUpUrl: string;

beforeAll(async () => {
  setUpUrl = await startServer(stopped.signal);
  browser = await launchBrowser();
});

afterAll(async () => {
  stopped.abort();
  await browser.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the server process in an empty folder; answers with the address of its set-up page. */
async function startServer(signal: AbortSignal): Promise<string> {
  const env = { ...process.env, PORT: String(await freePort()), DATA_DIR: folder, LOG_LEVEL: 'silent' };
  const server = spawn(process.execPath, [MAIN], { env, signal, stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((found, failed) => {
    let printed = '';
    server.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
      const [url] = /http:\S+\/setup\?token=\S+/.exec(printed) ?? [];
      if (url !== undefined) found(url);
    });
    server.once('error', failed);
    server.once('exit', (code) =>
      failed(new Error(`The server ended with ${code} before it printed its address.`)),
    );
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

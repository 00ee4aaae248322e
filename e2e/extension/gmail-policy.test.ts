/**
 * Settings of an administrator, through a real policy of the browser. Browsers read policies from one folder for the whole
 * machine, so this runs only where POLICY_DIR names it (Debian's Chromium: /etc/chromium/policies/managed); the policy
 * is for a copy of the extension with an id of its own, which no other browser here has.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Frame, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { EXTENSION_DIR } from './launch.ts';
import { openMailBrowser, openMailTab, type MailBrowser } from './mail-tab.ts';

const POLICY_DIR = process.env['POLICY_DIR'];
/** Longer than the sidebar takes to come up once the mailbox is known. */
const SETTLE_MS = 1500;

let browser: MailBrowser;
let extensionDir: string;
let policyFile: string;

describe.skipIf(!POLICY_DIR)('policy of an administrator', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    extensionDir = realpathSync(mkdtempSync(join(tmpdir(), 'threadside-policy-')));
    policyFile = join(POLICY_DIR ?? '', `threadside-test-${process.pid}.json`);
    cpSync(EXTENSION_DIR, extensionDir, { recursive: true });
    const id = giveOwnId(extensionDir);
    const settings = { companionAddress: 'http://localhost:9', mailboxes: ['jonas@norrvik.example'] };
    mkdirSync(POLICY_DIR ?? '', { recursive: true });
    writeFileSync(policyFile, JSON.stringify({ '3rdparty': { extensions: { [id]: settings } } }));
    browser = await openMailBrowser({}, extensionDir);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(policyFile, { force: true });
    rmSync(extensionDir, { recursive: true, force: true });
  });

  it('keeps quiet in a mailbox that is not listed, and greys the icon', async () => {
    const { page } = await openMailTab(browser, { account: 0, thread: 'osterby-labels' });
    const grey = { isEnabled: false, title: mailPage.notUsedHere };
    await expect.poll(iconOfMailTab, { timeout: 20_000 }).toEqual(grey);
    await page.waitForTimeout(SETTLE_MS);
    expect(await page.locator('threadside-sidebar, threadside-panel').count()).toBe(0);
    expect(await page.locator('button[data-tooltip="Threadside"]').count()).toBe(0);
    expect(sidebarOf(page)).toBeUndefined();
    expect(browser.gmail.requests.filter((request) => /view=(att|om)/.test(request))).toEqual([]);
    await page.close();
  });

  it('comes up in a listed mailbox with the address of the policy, which cannot be changed', async () => {
    const { page } = await openMailTab(browser, { account: 1, thread: 'osterby-labels' });
    await expect.poll(() => sidebarOf(page), { timeout: 10_000 }).toBeDefined();
    const sidebar = sidebarOf(page);
    await sidebar?.getByText('localhost:9').first().waitFor();
    expect(await sidebar?.getByLabel('Address').count()).toBe(0);
    expect(await sidebar?.getByRole('button', { name: 'Change address' }).count()).toBe(0);
    expect((await iconOfMailTab()).isEnabled).toBe(true);
    await page.close();
  });
});

function sidebarOf(page: Page): Frame | undefined {
  return page.frames().find((frame) => frame.url().includes('/sidebar.html'));
}

type ActionApi = {
  tabs: { query(of: object): Promise<{ id: number }[]> };
  action: { isEnabled(tabId: number): Promise<boolean>; getTitle(of: object): Promise<string> };
};

/** The extension's icon as it stands for the one mail tab. */
async function iconOfMailTab(): Promise<{ isEnabled: boolean; title: string }> {
  const worker = browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: ActionApi };
    const [tab] = await chrome.tabs.query({ url: 'https://mail.google.com/*' });
    const tabId = tab?.id ?? 0;
    return {
      isEnabled: await chrome.action.isEnabled(tabId),
      title: await chrome.action.getTitle({ tabId }),
    };
  });
}

/** Without a key in its manifest Chromium derives an unpacked extension's id from its path. */
function giveOwnId(dir: string): string {
  const path = join(dir, 'manifest.json');
  const { key: _key, ...manifest } = JSON.parse(readFileSync(path, 'utf8')) as { key: string };
  writeFileSync(path, JSON.stringify(manifest));
  const digits = createHash('sha256').update(dir).digest('hex').slice(0, 32);
  return digits.replaceAll(/./g, (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)),
  );
}

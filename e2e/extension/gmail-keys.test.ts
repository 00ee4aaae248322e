/** From the mail to the sidebar and back without a mouse; and Gmail's own help says how. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { sidebarFrame } from './launch.ts';
import { openMailBrowser, openMailTab, type MailBrowser, type MailTab } from './mail-tab.ts';

let browser: MailBrowser;
beforeAll(async () => {
  browser = await openMailBrowser();
}, 60_000);
afterAll(() => browser.close());

async function open(): Promise<MailTab> {
  const tab = await openMailTab(browser, { thread: 'osterby-labels' });
  const sidebar = await sidebarFrame(tab.page);
  // Nobody is connected here: the first screen has a field and a button, which is enough to go to.
  await sidebar.getByLabel('Address').waitFor();
  return tab;
}

const hasKeyboard = async ({ page }: MailTab): Promise<boolean> =>
  (await sidebarFrame(page)).evaluate(() => document.hasFocus());

describe('keys in Gmail', { timeout: 60_000 }, () => {
  it('lead to the sidebar and back to where one was, and trap nobody there', async () => {
    const tab = await open();
    const reply = tab.page.getByRole('button', { name: /^Reply to/ });
    await reply.focus();
    await tab.page.keyboard.type(';t');
    await expect.poll(() => hasKeyboard(tab)).toBe(true);
    const sidebar = await sidebarFrame(tab.page);
    await expect.poll(() => sidebar.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    await sidebar.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tab.page.keyboard.type(';m');
    await expect(reply).toBeFocused();
    expect(await hasKeyboard(tab)).toBe(false);
    await tab.page.close();
  });

  it('open a sidebar that somebody closed', async () => {
    const tab = await open();
    const rail = tab.page.locator('button[data-tooltip="Threadside"]');
    await rail.click();
    const frame = tab.page.locator('threadside-sidebar');
    await expect(frame).toBeHidden();
    await tab.page.locator('h2').click();
    await tab.page.keyboard.type(';t');
    await expect(frame).toBeVisible();
    await tab.page.close();
  });

  it('are left to Gmail while somebody types, and where no thread is open', async () => {
    const tab = await open();
    const search = tab.page.getByPlaceholder('Search mail');
    await search.click();
    await tab.page.keyboard.type('a;t');
    expect(await search.inputValue()).toBe('a;t');
    await tab.goToInbox();
    await tab.thread((thread) => thread === null);
    await tab.page.locator('tr.zA').first().focus();
    await tab.page.keyboard.type(';t');
    expect(await hasKeyboard(tab)).toBe(false);
    await tab.page.close();
  });

  it('stand in Gmail’s own help', async () => {
    const tab = await open();
    await tab.page.locator('h2').click();
    await tab.page.keyboard.press('?');
    const help = tab.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(help).toContainText('Threadside keyboard shortcuts');
    for (const words of ['Go to the tickets', 'New ticket', 'Back from the tickets'])
      await expect(help).toContainText(words);
    expect(await tab.sdkErrors()).toBe(0);
    await tab.page.close();
  });
});

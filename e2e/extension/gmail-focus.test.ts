/** The keyboard stays with Gmail until somebody acts in the sidebar, whatever screen it shows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sidebarFrame } from './launch.ts';
import { openMailBrowser, openMailTab, type MailBrowser, type MailTab } from './mail-tab.ts';
import { signInExtension } from './sign-in-extension.ts';

/** Nobody listens there, so the sidebar comes to rest on what it can say without a companion. */
const NOWHERE = 'http://localhost:9';
const TYPED = 'orders from osterby';

const device = {
  deviceCode: 'device',
  userCode: 'ABCDWXYZ',
  verificationUrl: `${NOWHERE}/connect`,
  verificationUrlComplete: `${NOWHERE}/connect?code=ABCDWXYZ`,
  intervalS: 5,
};
const user = { id: 'user', name: 'Ana Ribeiro' };

/** Screens that open by themselves, and words by which each is known. */
const SCREENS = [
  ['the address form', { address: null, token: null, user: null }, 'Connect to your companion'],
  [
    'a code to approve',
    { address: NOWHERE, token: null, user: null, device: { ...device, expiresAt: Date.now() + 600_000 } },
    'Open page and copy code',
  ],
  [
    'a code that has ended',
    { address: NOWHERE, token: null, user: null, device: { ...device, expiresAt: 1 } },
    'Get a new code',
  ],
  ['a companion that does not answer', { address: NOWHERE, token: 'none', user }, 'Try again'],
] as const;

let browser: MailBrowser;
beforeAll(async () => {
  browser = await openMailBrowser();
}, 60_000);
afterAll(() => browser.close());

describe('keyboard focus', { timeout: 30_000 }, () => {
  it.each(SCREENS)('stays in Gmail when a thread opens on %s', async (_screen, signIn, words) => {
    await signInExtension(browser.context, signIn);
    const tab = await openMailTab(browser);
    await tab.page.getByPlaceholder('Search mail').click();
    await tab.goToThread('osterby-labels');
    const sidebar = await sidebarFrame(tab.page);
    await sidebar.getByText(words).first().waitFor();
    await tab.page.waitForTimeout(400);
    await tab.page.keyboard.type(TYPED);
    expect(await tab.page.getByPlaceholder('Search mail').inputValue()).toBe(TYPED);
    await tab.goToThread('quillon-invoice');
    await tab.thread((thread) => thread?.subject.startsWith('Invoice') === true);
    expect(await hasFocus(tab)).toEqual([true, false]);
    await tab.page.close();
  });

  it('goes to the field of a screen that somebody opened in the sidebar', async () => {
    const ended = { ...device, expiresAt: 1 };
    await signInExtension(browser.context, { address: NOWHERE, token: null, user: null, device: ended });
    const tab = await openMailTab(browser, { thread: 'osterby-labels' });
    const sidebar = await sidebarFrame(tab.page);
    await sidebar.getByRole('button', { name: 'Change address' }).click();
    await sidebar.getByLabel('Address').waitFor();
    await tab.page.keyboard.type('desk.example');
    expect(await sidebar.getByLabel('Address').inputValue()).toBe('desk.example');
    await tab.page.close();
  });
});

/** Whether Gmail's search field has the focus, and whether the sidebar's page has it. */
async function hasFocus(tab: MailTab): Promise<[boolean, boolean]> {
  const sidebar = await sidebarFrame(tab.page);
  return [
    await tab.page.evaluate(() => document.activeElement?.getAttribute('placeholder') === 'Search mail'),
    await sidebar.evaluate(() => document.hasFocus()),
  ];
}

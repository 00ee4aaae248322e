/** The panel in Gmail on the real InboxSDK. Proves the host's part of guide row G2.2.3a and delivery 9. */
import { type Frame } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';
import { sidebarFrame, sidebarFrames } from './launch.ts';
import {
  isKnown,
  openMailBrowser,
  openMailTab,
  type MailBrowser,
  type MailTab,
  type SeenWindow,
} from './mail-tab.ts';

let browser: MailBrowser;
const tabs: MailTab[] = [];
let sdkErrors = 0;

async function openTab(at: Parameters<typeof openMailTab>[1]): Promise<MailTab> {
  const tab = await openMailTab(browser, at);
  tabs.push(tab);
  return tab;
}

beforeAll(async () => {
  browser = await openMailBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(async () => {
  Object.assign(browser.gmail.options, { rawFails: 'none', rawDelayMs: 0, theme: 'light' });
  for (const tab of tabs.splice(0)) {
    sdkErrors += await tab.sdkErrors();
    await tab.page.close();
  }
});

describe('Gmail panel', { timeout: 30_000 }, () => {
  it('shows the sidebar over the SDK panel when a cold page opens on a thread', async () => {
    const tab = await openTab({ thread: 'osterby-labels' });
    const frame = await sidebarFrame(tab.page);
    const box = await (await frame.frameElement()).boundingBox();
    expect(box?.width).toBeGreaterThan(250);
    expect(box?.height).toBeGreaterThan(400);
    expect(
      await tab.page.locator('threadside-sidebar').evaluate((host) => getComputedStyle(host).visibility),
    ).toBe('visible');
    expect(await topmostAt(tab, (box?.x ?? 0) + 100, (box?.y ?? 0) + 100)).toBe('threadside-sidebar');
  });

  it('knows Message-ID, references, recipients and time of the newest message', async () => {
    const tab = await openTab({ thread: 'osterby-labels' });
    const thread = await tab.thread(isKnown);
    expect(thread).toMatchObject({
      subject: 'Label printer in hall 2 stops after a few labels',
      mailbox: 'ana@norrvik.example',
    });
    expect(thread?.messages.map(({ sender }) => sender.address)).toEqual([
      'marta@osterby.example',
      'ana@norrvik.example',
      'marta@osterby.example',
    ]);
    expect(thread?.messages.at(-1)).toMatchObject({
      messageId: 'a1f4-hall2@mail.osterby.example',
      references: ['a1f0-hall2@mail.osterby.example', 'r-20417@norrvik.example'],
      recipients: [{ address: 'ana@norrvik.example' }, { address: 'support@norrvik.example' }],
    });
    expect(Date.parse(thread?.messages.at(-1)?.sentAt ?? '')).toBeGreaterThan(Date.now() - 3 * 3_600_000);
  });

  it('learns the Message-ID of an older message when somebody expands it', async () => {
    const tab = await openTab({ thread: 'osterby-labels' });
    await tab.thread(isKnown);
    await tab.page.locator('.kv table').first().click();
    const thread = await tab.thread((told) => told?.messages[0]?.messageId !== null);
    expect(thread?.messages[0]?.messageId).toBe('a1f0-hall2@mail.osterby.example');
  });

  it('asks for each message once in a tab', async () => {
    const tab = await openTab({ thread: 'quillon-invoice' });
    const known = await tab.thread(isKnown);
    await tab.goToInbox();
    await tab.thread((thread) => thread === null);
    await tab.goToThread('quillon-invoice');
    await tab.thread(isKnown);
    const id = known?.messages[0]?.providerMessageId ?? 'none';
    expect(browser.gmail.requests.filter((request) => request.includes(`th=${id}`))).toHaveLength(1);
  });

  it("shows the same Message-IDs under other Gmail ids in a colleague's mailbox", async () => {
    const mine = await (await openTab({ account: 0, thread: 'osterby-labels' })).thread(isKnown);
    const theirs = await (await openTab({ account: 1, thread: 'osterby-labels' })).thread(isKnown);
    expect(theirs?.mailbox).toBe('jonas@norrvik.example');
    expect(theirs?.providerThreadId).not.toBe(mine?.providerThreadId);
    expect(theirs?.messages.at(-1)?.providerMessageId).not.toBe(mine?.messages.at(-1)?.providerMessageId);
    expect(theirs?.messages.at(-1)?.messageId).toBe(mine?.messages.at(-1)?.messageId);
  });

  it('reads the original page when the raw attachment fails', async () => {
    browser.gmail.options.rawFails = 'att';
    const tab = await openTab({ thread: 'velling-quote' });
    expect((await tab.thread(isKnown))?.messages.at(-1)?.messageId).toBe('q7@velling.example');
  });

  it('tells the thread at once and its Message-ID later when Gmail answers late', async () => {
    browser.gmail.options.rawDelayMs = 1500;
    const tab = await openTab({ thread: 'tarnmoor-portal' });
    const early = await tab.thread((thread) => thread !== null);
    expect(early).toMatchObject({
      identity: { state: 'reading' },
      messages: [{ messageId: null, sender: { address: 'piet.warsame@tarnmoor.example' } }],
    });
    expect(early?.messages[0]?.recipients.map(({ address }) => address)).toEqual([
      'support@norrvik.example',
      'farah@tarnmoor.example',
    ]);
    expect((await tab.thread(isKnown))?.messages[0]?.messageId).toBe('portal-88@tarnmoor.example');
  });

  it('hides the frame when no thread is open and when the panel is closed', async () => {
    const tab = await openTab({ thread: 'halvard-rolls' });
    await tab.thread(isKnown);
    const visibility = (): Promise<string> =>
      tab.page.locator('threadside-sidebar').evaluate((host) => getComputedStyle(host).visibility);
    const railButton = tab.page.locator('button[data-tooltip="Threadside"]');
    await railButton.click();
    await expect.poll(visibility).toBe('hidden');
    await railButton.click();
    await expect.poll(visibility).toBe('visible');
    await tab.goToInbox();
    await expect.poll(visibility).toBe('hidden');
    expect(tab.frameLoads()).toBe(1);
  });

  it('follows the theme of Gmail when it changes', async () => {
    const tab = await openTab({ thread: 'osterby-labels' });
    await tab.thread(isKnown);
    const frame = await sidebarFrame(tab.page);
    const themes = (): Promise<unknown[]> =>
      frame.evaluate(() =>
        (window as unknown as { portMessages: { type: string; theme?: string }[] }).portMessages.flatMap(
          ({ type, theme }) => (type === 'theme' ? [theme] : []),
        ),
      );
    expect(await themes()).toEqual(['light']);
    await tab.page.evaluate(() => dispatchEvent(new CustomEvent('stand-in-theme', { detail: 'dark' })));
    await expect.poll(themes).toEqual(['light', 'dark']);
  });

  it('shows the count on the rail icon and takes it away with the thread', async () => {
    const tab = await openTab({ thread: 'osterby-labels' });
    const thread = await tab.thread(isKnown);
    const frame = await sidebarFrame(tab.page);
    const show = (count: number): Promise<void> =>
      frame.evaluate((message) => (window as unknown as SeenWindow).port.postMessage(message), {
        type: 'show-ticket-count',
        threadKey: thread?.key,
        count,
      });
    await show(2);
    const button = tab.page.locator('button[data-tooltip="Threadside"]');
    await expect.poll(() => button.getAttribute('aria-label')).toBe('Threadside, 2 tickets');
    expect(await tab.page.locator('.threadside-count').textContent()).toBe('2');
    await tab.goToInbox();
    await expect.poll(() => tab.page.locator('.threadside-count').count()).toBe(0);
  });

  it('tells nothing to a frame that the page made of the same file', async () => {
    const addresses: string[] = [];
    browser.context.on('request', (request) => addresses.push(request.url()));
    const tab = await openTab({ thread: 'osterby-labels' });
    await tab.thread(isKnown);
    const ours = await sidebarFrame(tab.page);
    // Ours loads from an address that is new in each session; a page cannot see it, but let it have guessed.
    const guessed = addresses.find((url) => /sidebar\.html/.test(url) && !url.includes(EXTENSION_ID));
    await tab.page.evaluate(
      (src) => document.body.append(Object.assign(document.createElement('iframe'), { src })),
      `${guessed}#guessed-nonce`,
    );
    const forged = (): Frame | undefined => sidebarFrames(tab.page).find((frame) => frame !== ours);
    await expect.poll(forged).toBeDefined();
    await tab.page.waitForTimeout(800);
    const heard = await forged()?.evaluate(() => (window as unknown as SeenWindow).portMessages);
    expect(heard).toEqual([]);
    expect(await tab.page.evaluate(() => window.length)).toBe(1);
    expect(await tab.thread(isKnown)).not.toBeNull();
  });

  it('cannot be loaded by a page under its lasting address', async () => {
    const tab = await openTab({ thread: 'osterby-labels' });
    const answer = await tab.page.evaluate(
      (id) =>
        fetch(`chrome-extension://${id}/sidebar.html`).then(
          () => 'loaded',
          () => 'refused',
        ),
      EXTENSION_ID,
    );
    expect(answer).toBe('refused');
  });

  it('makes InboxSDK log no error', () => {
    expect(sdkErrors).toBe(0);
  });

  it('calls no host but Gmail and the companion', () => {
    expect(browser.foreignRequests).toEqual([]);
  });
});

function topmostAt(tab: MailTab, x: number, y: number): Promise<string | undefined> {
  return tab.page.evaluate(
    ([left, top]) => document.elementFromPoint(left ?? 0, top ?? 0)?.localName,
    [x, y],
  );
}

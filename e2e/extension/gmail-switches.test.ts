/** The sidebar's frame lives as long as the tab: threads are switched over its port, never by loading it again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKnown, openMailBrowser, openMailTab, type MailBrowser } from './mail-tab.ts';

let browser: MailBrowser;
beforeAll(async () => {
  browser = await openMailBrowser();
}, 60_000);
afterAll(() => browser.close());

describe('Gmail frame', { timeout: 60_000 }, () => {
  it('loads once when threads are switched 50 times', async () => {
    const tab = await openMailTab(browser, { thread: 'osterby-labels' });
    const subjects = new Set<string>();
    const names = ['quillon-invoice', 'tarnmoor-portal', 'velling-quote', 'osterby-labels'];
    let previous = (await tab.thread(isKnown))?.key;
    for (let turn = 0; turn < 50; turn += 1) {
      await tab.goToThread(names[turn % names.length] ?? '');
      const thread = await tab.thread((told) => isKnown(told) && told?.key !== previous);
      previous = thread?.key;
      subjects.add(thread?.subject ?? '');
    }
    expect(subjects.size).toBe(names.length);
    expect(tab.frameLoads()).toBe(1);
    expect(await tab.page.locator('threadside-sidebar').count()).toBe(1);
    expect(await tab.sdkErrors()).toBe(0);
  });

  it('tells the last thread only when somebody clicks through faster than Gmail answers', async () => {
    const tab = await openMailTab(browser, { thread: 'osterby-labels' });
    await tab.thread(isKnown);
    for (const name of ['quillon-invoice', 'tarnmoor-portal', 'halvard-rolls']) await tab.goToThread(name);
    const thread = await tab.thread(
      (told) => isKnown(told) && told?.subject === 'Which rolls for the cold store?',
    );
    expect(thread?.messages.at(-1)?.messageId).toBe('cold-2@halvard.example');
  });
});

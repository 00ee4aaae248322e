/** Outlook on the web as the content script reads it: layouts, languages, and what the page keeps to itself. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailThread } from '#lib/mail/mail-host.ts';
import { DEFAULT_OUTLOOK, type OutlookOptions } from '../stand-in-outlook/options.ts';
import { openOutlookBrowser, openOutlookTab, type OutlookBrowser, type OutlookTab } from './outlook-tab.ts';

const SUBJECT = 'Label printer in hall 2 stops after a few labels';
const MARTA = { address: 'marta@osterby.example', name: 'Marta Lindqvist' };
const LAYOUTS = ['work', 'home', 'items', 'window', 'deep-link'] as const;
const LANGUAGES = ['en', 'de', 'ja'] as const;

let browser: OutlookBrowser;
const tabs: OutlookTab[] = [];

async function openTab(options: Partial<OutlookOptions>, thread?: string): Promise<OutlookTab> {
  Object.assign(browser.outlook.options, options);
  const tab = await openOutlookTab(browser, thread === undefined ? {} : { thread });
  tabs.push(tab);
  return tab;
}

beforeAll(async () => {
  browser = await openOutlookBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(async () => {
  Object.assign(browser.outlook.options, DEFAULT_OUTLOOK);
  for (const tab of tabs.splice(0)) await tab.page.close();
});

const hasMessages = (thread: MailThread | null): boolean => (thread?.messages.length ?? 0) > 0;

describe('reading Outlook on the web', { timeout: 60_000 }, () => {
  const cases = LAYOUTS.flatMap((layout) => LANGUAGES.map((language) => ({ layout, language })));
  it.each(cases)('finds every fact in the layout $layout in $language', async ({ layout, language }) => {
    const tab = await openTab(
      { layout, language, theme: language === 'de' ? 'dark' : 'light' },
      'osterby-labels',
    );
    const thread = await tab.thread(hasMessages);
    const { conversationId, itemId } = browser.outlook.idsOf(0, 'osterby-labels');
    const isItem = layout === 'items' || layout === 'deep-link';
    expect(thread).toMatchObject({
      subject: SUBJECT,
      providerThreadId: layout === 'deep-link' ? `item:${itemId}` : conversationId,
      identity: { state: 'absent' },
    });
    expect(thread?.messages.map(({ sender }) => sender.address)).toEqual(
      isItem ? [MARTA.address] : [MARTA.address, 'ana@norrvik.example', MARTA.address],
    );
    expect(thread?.messages.at(-1)).toMatchObject({ sender: MARTA, messageId: null, sentAt: null });
    expect(thread?.messages.at(-1)?.recipients.map(({ address }) => address)).toEqual([
      'ana@norrvik.example',
      'support@norrvik.example',
    ]);
    // A window of its own has neither folders nor account: nothing says whose mailbox it is.
    expect(thread?.mailbox).toBe(layout === 'window' || layout === 'deep-link' ? '' : 'ana@norrvik.example');
  });

  it('finds a sender by a label, and by the row of the list with the same name', async () => {
    for (const senders of ['label', 'row'] as const) {
      const tab = await openTab({ senders, language: 'ja' }, 'quillon-invoice');
      const thread = await tab.thread(hasMessages);
      expect(thread?.messages[0]?.sender).toEqual({
        address: 'ines.okafor@quillon.example',
        name: 'Ines Okafor',
      });
    }
  });

  it('says that a sender is unknown where the page shows a name only, and guesses nothing', async () => {
    const tab = await openTab({ senders: 'names' }, 'quillon-invoice');
    const thread = await tab.thread(hasMessages);
    expect(thread?.messages[0]?.sender).toEqual({ address: '', name: 'Ines Okafor' });
  });

  it('puts messages into the order of their times when the newest is on top', async () => {
    for (const language of LANGUAGES) {
      const tab = await openTab({ newestOnTop: true, language }, 'velling-quote');
      const thread = await tab.thread(hasMessages);
      expect(thread?.messages.map(({ sender }) => sender.address)).toEqual([
        'ruben@velling.example',
        'jonas@norrvik.example',
        'ruben@velling.example',
      ]);
      await tab.page.close();
    }
  });

  it('tells of no thread when several rows are selected, and when the pane is empty beside a selected row', async () => {
    const tab = await openTab({}, 'osterby-labels');
    const first = await tab.thread(hasMessages);
    await tab.open('quillon-invoice', true);
    expect(await tab.thread((thread) => thread === null)).toBeNull();
    await tab.open('osterby-labels');
    expect((await tab.thread(hasMessages))?.key).toBe(first?.key);
    await tab.empty();
    expect(await tab.thread((thread) => thread === null)).toBeNull();
    expect(await tab.page.locator('[data-convid][aria-selected="true"]').count()).toBe(1);
  });

  it('never tells one conversation under the id of another while the pane is slow to follow', async () => {
    const tab = await openTab({ paneDelayMs: 900 }, 'osterby-labels');
    await tab.thread(hasMessages);
    for (const name of ['quillon-invoice', 'velling-quote', 'tarnmoor-portal']) {
      await tab.open(name);
      const id = browser.outlook.idsOf(0, name).conversationId;
      await tab.thread((thread) => thread?.providerThreadId === id);
    }
    const told = await toldThreads(tab);
    const pairs = new Map(told.map(({ providerThreadId, subject }) => [subject, providerThreadId]));
    expect(new Set(told.map(({ subject, providerThreadId }) => `${subject} ${providerThreadId}`)).size).toBe(
      pairs.size,
    );
    expect(pairs.get(SUBJECT)).toBe(browser.outlook.idsOf(0, 'osterby-labels').conversationId);
    expect(tab.frameLoads()).toBe(1);
  });

  it('learns whose mailbox a window of its own is from from another window, and from none when they differ', async () => {
    const inbox = await openTab({}, 'velling-quote');
    await inbox.thread(hasMessages);
    const alone = await openTab({ layout: 'window' }, 'osterby-labels');
    expect((await alone.thread((thread) => thread?.mailbox !== ''))?.mailbox).toBe('ana@norrvik.example');
    Object.assign(browser.outlook.options, DEFAULT_OUTLOOK);
    const other = await openOutlookTab(browser, { account: 1, thread: 'velling-quote' });
    tabs.push(other);
    await other.thread(hasMessages);
    const unsure = await openTab({ layout: 'window' }, 'osterby-labels');
    await unsure.thread(hasMessages);
    await unsure.page.waitForTimeout(1000);
    expect((await unsure.thread())?.mailbox).toBe('');
  });

  it('reads nothing that a mail imitates', async () => {
    const tab = await openTab({}, 'osterby-labels');
    const before = await tab.thread(hasMessages);
    await tab.page.evaluate(() => {
      const body = document.querySelector('[id^="UniqueMessageBody"]');
      const fakes = [
        'MSG_9_FROM',
        'CONV_9_SUBJECT',
        'UniqueMessageBody_9',
        'ConversationReadingPaneContainer',
      ];
      for (const id of fakes) {
        const fake = document.createElement('div');
        fake.id = id;
        fake.setAttribute('role', 'heading');
        fake.setAttribute('data-convid', 'AAQkFAKEFAKE');
        fake.setAttribute('aria-selected', 'true');
        fake.textContent = 'Chief <chief@forged.example>';
        body?.append(fake);
      }
    });
    await tab.page.waitForTimeout(700);
    expect(await tab.thread()).toEqual(before);
  });
});

async function toldThreads(tab: OutlookTab): Promise<MailThread[]> {
  const frame = tab.page.frames().find((each) => each.url().includes('/sidebar.html'));
  const messages = await frame?.evaluate(
    () => (window as unknown as { portMessages: { type: string; thread: MailThread | null }[] }).portMessages,
  );
  return (messages ?? []).flatMap(({ type, thread }) =>
    type === 'thread' && thread !== null ? [thread] : [],
  );
}

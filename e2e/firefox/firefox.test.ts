/**
 * The extension in a real Firefox, where the sidebar's frame has neither `tabs` nor `permissions`. Skipped where no Firefox is
 * installed (`npm test` installs Debian's).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFresh } from '#backend/testing/engines.ts';
import { startDemoCompanion, type DemoCompanion, type DemoUser } from '#backend/testing/demo-companion.ts';
import { assertExists } from '#lib/base/assert.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { readKeptFiles } from '../read-kept-files.ts';
import { sampleFile } from '../stand-in-gmail/sample-files.ts';
import { startStandInGmail, type StandInGmail } from '../stand-in-gmail/server.ts';
import { people } from '../stand-in-gmail/mailbox.ts';
import { findTab, openTab, type FirefoxPage } from './firefox-page.ts';
import { buildForFirefox, launchFirefox, WORKER_IDLE_MS, type Firefox } from './launch-firefox.ts';

const FIREFOX = process.env['FIREFOX_PATH'] ?? '';

describe.skipIf(FIREFOX === '')('in Firefox (skipped: no FIREFOX_PATH)', { timeout: 120_000 }, () => {
  let companion: DemoCompanion;
  let ana: DemoUser;
  let gmail: StandInGmail;
  let firefox: Firefox;
  let tab: FirefoxPage;
  let extension: string;

  beforeAll(async () => {
    buildForFirefox();
    companion = await startDemoCompanion(await openFresh('embedded'));
    ana = await companion.user(people.ana.address);
    gmail = await startStandInGmail({ strictCsp: true });
    firefox = await launchFirefox(FIREFOX, { 'mail.google.com': gmail.port });
    tab = await openTab(firefox.bidi, gmail.addressOf(0, 'osterby-labels'));
    const sidebar = await tab.sidebar();
    extension = await sidebar.evaluate('location.origin');
  });
  afterAll(async () => {
    await firefox?.close();
    await gmail?.close();
    await companion?.close();
  });

  it('the sidebar leads to the options page, the one place where Firefox asks for access', async () => {
    const sidebar = await tab.sidebar();
    await sidebar.says('on a page of its own only');
    expect(await sidebar.evaluate('typeof browser.tabs + typeof browser.permissions')).toBe(
      'undefinedundefined',
    );
    await sidebar.click('Connect');
    const options = await findTab(firefox.bidi, `${extension}/options.html`);
    await options.says('Address');
    await options.evaluate(`void document.querySelector('input[inputmode=url]').focus()`);
    await options.type(`${companion.url}\uE007`);
    await options.says('Open page and copy code');
    const user = { id: ana.id, name: ana.name };
    const connection = { address: companion.url, token: ana.token, user, device: null };
    await options.evaluate(`browser.storage.local.set(${JSON.stringify({ connection })})`);
    await options.says('Connected to');
    await tab.activate();
    await sidebar.says('Marta Lindqvist');
  });

  it('the sidebar and the popup ask for access again when it was taken away', async () => {
    const sidebar = await tab.sidebar();
    const options = await findTab(firefox.bidi, `${extension}/options.html`);
    const origins = [`http://${new URL(companion.url).hostname}/*`];
    await options.evaluate(`browser.permissions.remove(${JSON.stringify({ origins })})`);
    await options.says('Allow access to your companion');
    await sidebar.says('Allow access to your companion');
    await sidebar.evaluate(`void window.open(${JSON.stringify(`${extension}/popup.html`)})`);
    const popup = await findTab(firefox.bidi, `${extension}/popup.html`);
    await popup.says('Allow access to your companion');
    await popup.click('Allow access');
    await popup.says('My open tickets');
    expect(await popup.evaluate('document.body.innerText')).not.toContain('Allow access');
    await popup.close();
    await options.close();
    await tab.activate();
    await sidebar.says('Marta Lindqvist');
  });

  it('a ticket is made beside the mail, and the companion has it with the file that was ticked', async () => {
    const sidebar = await tab.sidebar();
    await sidebar.says('Marta Lindqvist');
    await sidebar.says('Tickets on this thread');
    await new Promise((seen) => setTimeout(seen, 900));
    await sidebar.click('New ticket');
    await sidebar.says('Save ticket');
    await sidebar.says('counter-table-6.pdf');
    await sidebar.evaluate(`void [...document.querySelectorAll('label')]
      .find((label) => label.textContent.includes('counter-table-6.pdf')).control.focus()`);
    await sidebar.type(' ');
    await sidebar.click('Save ticket');
    await sidebar.says(/TKT-E\d{3}/);
    const held = () =>
      ana.api(readThreadContext, {
        body: {
          provider: 'gmail',
          mailbox: ana.email,
          subject: '',
          messageIds: ['a1f4-hall2@mail.osterby.example'],
          participants: [],
        },
      });
    await expect.poll(async () => (await held()).tickets.length, { timeout: 20_000 }).toBe(1);
    await sidebar.says('Kept with the ticket');
    const ticketId = assertExists((await held()).tickets[0], 'the ticket').id;
    const kept = await readKeptFiles(ana, { url: companion.url, ticketId });
    expect(kept.map(({ name }) => name)).toEqual(['counter-table-6.pdf']);
    expect(kept[0]?.bytes.equals(sampleFile('counter-table-6.pdf').bytes)).toBe(true);
  });

  it('the connection outlives the time after which Firefox stops an idle worker, signed out, when nothing else keeps it awake', async () => {
    const before = await tab.sidebar();
    const inOptions = async (expression: string): Promise<object> => {
      await before.evaluate(`void window.open(${JSON.stringify(`${extension}/options.html`)})`);
      const options = await findTab(firefox.bidi, `${extension}/options.html`);
      const told = await options.evaluate<object>(expression);
      await options.close();
      await tab.activate();
      return told;
    };
    const kept = await inOptions(`browser.storage.local.get('connection')`);
    await inOptions(`browser.storage.local.remove('connection')`);
    await before.says('Connect');
    await new Promise((idle) => setTimeout(idle, 3 * WORKER_IDLE_MS));
    await tab.evaluate(
      `void (location.hash = ${JSON.stringify(new URL(gmail.addressOf(0, 'quillon-invoice')).hash)})`,
    );
    await inOptions(`browser.storage.local.set(${JSON.stringify(kept)})`);
    await before.says('Ines Okafor');
    expect((await tab.sidebar()).id).toBe(before.id);
  });

  it('hangs up on a frame that the mail page made, by the relay too, and no other frame’s mail is heard there', async () => {
    const own = await tab.sidebar();
    const source = JSON.stringify(`${extension}/sidebar.html#guessed`);
    // The stand-in's policy allows no frames; a page that attacks has its own.
    gmail.options.strictCsp = false;
    const hostile = await openTab(firefox.bidi, gmail.addressOf(0, 'osterby-labels'));
    const sidebar = await hostile.sidebar();
    await sidebar.says('Marta Lindqvist');
    await hostile.evaluate(
      `void document.body.append(Object.assign(document.createElement('iframe'), { src: ${source} }))`,
    );
    await expect.poll(async () => (await hostile.sidebars()).length, { timeout: 20_000 }).toBe(2);
    const forged = (await hostile.sidebars()).find(({ id }) => id !== sidebar.id);
    if (forged === undefined) throw new Error('Expected the frame that the page made.');
    await forged.says('Reload the mail page');
    const heard = await forged.evaluate<{ messages: unknown[]; isOpen: boolean }>(`new Promise((tell) => {
      const messages = [];
      let isOpen = true;
      const port = browser.runtime.connect({ name: 'threadside-sidebar-relay' });
      port.onMessage.addListener((message) => messages.push(message));
      port.onDisconnect.addListener(() => (isOpen = false));
      port.postMessage({ type: 'nonce', nonce: 'guessed' });
      setTimeout(() => tell({ messages, isOpen }), 2000);
    })`);
    expect(heard).toEqual({ messages: [], isOpen: false });
    await sidebar.says('Marta Lindqvist');
    await own.says('Ines Okafor');
    await hostile.close();
  });

  it('reports nothing to InboxSDK’s makers', () => {
    expect(firefox.askedHosts).toContain('mail.google.com');
    expect([...firefox.askedHosts].filter((host) => /inboxsdk|pubsub/.test(host))).toEqual([]);
  });
});

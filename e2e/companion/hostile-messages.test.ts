/** Mails made to run or fetch something, shown in a real browser. */
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { openChannelDesk, type ChannelDesk } from '#backend/testing/channel-desk.ts';
import { hostileHtml } from '#backend/testing/hostile-html.ts';
import { sanitiseHtml } from '#backend/mail/parse/sanitise-html.ts';
import type { Channel } from '#lib/contract/channels.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let desk: ChannelDesk;
let channel: Channel;

beforeAll(async () => {
  run = await startCompanionBrowser();
  desk = await openChannelDesk(run.companion);
  channel = await desk.aChannel({ name: 'Web chat' });
}, 60_000);
afterAll(() => run.close());

const HOSTILE_NAME = '<img src=x onerror=top.struck=1>"><script>top.struck=1</script>';

type Seen = { requests: string[]; active: string[]; dialogs: number; complaints: string[] };

/** What could run, or lead elsewhere. */
const ACTIVE = new Set('script document stylesheet font media manifest xhr fetch websocket ping'.split(' '));

/** What a page does that no message may make it do. */
function watch(page: Page): Seen {
  const seen: Seen = { requests: [], active: [], dialogs: 0, complaints: [] };
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(run.companion.url) || url.startsWith('data:')) return;
    seen.requests.push(url);
    if (ACTIVE.has(request.resourceType())) seen.active.push(url);
  });
  page.on('dialog', (dialog) => {
    seen.dialogs += 1;
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|blocked script|refused to/i.test(message.text()))
      seen.complaints.push(message.text());
  });
  return seen;
}

/** The page of a conversation whose message has this HTML; with `raw` the frame gets that instead, behind the route's own headers. */
async function show(html: string, raw: string | null = null): Promise<{ page: Page; seen: Seen }> {
  const customer = { name: HOSTILE_NAME, address: 'eve@stranger.example' };
  const { id } = await desk.post(channel.id, { subject: HOSTILE_NAME, customer });
  await desk.say(channel.id, id, { text: HOSTILE_NAME });
  await run.companion.database.db
    .updateTable('message')
    // Databases keep no zeros in texts; they are taken out when a mail is read.
    .set({ html: html.replaceAll('\0', '') })
    .where('conversation_id', '=', id)
    .execute();
  const page = await run.open('/', run.companion.agent);
  const seen = watch(page);
  await page.route('https://trap.example/**', (route) => route.abort());
  if (raw !== null)
    await page.route('**/page?pictures=false', async (route) =>
      route.fulfill({ response: await route.fetch(), body: raw }),
    );
  await page.goto(`${run.companion.url}/conversations/${id}`);
  await page.getByRole('button', { name: 'Show as it was made' }).click();
  await expect(page.frameLocator('iframe').getByText('the very end')).toBeAttached();
  return { page, seen };
}

const struck = (page: Page) => page.evaluate(() => 'struck' in globalThis);

it('hostile HTML runs nothing, asks for nothing and leads nowhere when its message is shown', async () => {
  const html = `${hostileHtml()
    .map((each) => sanitiseHtml(each) ?? '')
    .join('')}<p>the very end</p>`;
  const { page, seen } = await show(html);
  const [, frame, ...nested] = page.frames();
  expect(nested).toEqual([]);
  expect(frame?.url()).toMatch(/\/page\?pictures=false$/);
  expect(await struck(page)).toBe(false);
  expect(seen).toEqual({ requests: [], active: [], dialogs: 0, complaints: [] });
  const handlers = await frame?.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) =>
      element
        .getAttributeNames()
        .filter((name) => name.startsWith('on') || ['id', 'name', 'class', 'srcset', 'src'].includes(name)),
    ),
  );
  expect(handlers).toEqual([]);
  await page.context().close();
});

it('hostile HTML is sanitised once more when a message was kept as it came', async () => {
  const { page, seen } = await show(`${hostileHtml().slice(0, 60).join('\n')}<p>the very end</p>`);
  expect(await struck(page)).toBe(false);
  expect(seen).toEqual({ requests: [], active: [], dialogs: 0, complaints: [] });
  await page.context().close();
});

it('hostile HTML runs nothing by the headers of its page alone when nothing was sanitised', async () => {
  const raw = `<p>the very end</p>${hostileHtml().join('\n<p>between</p>\n')}`;
  const { page, seen } = await show('<p>as it was</p>', raw);
  expect(await struck(page)).toBe(false);
  expect([seen.active, seen.dialogs]).toEqual([[], 0]);
  expect(seen.complaints).not.toEqual([]);
  await page.context().close();
});

it('hostile HTML runs when nothing holds it, so these tests can fail', async () => {
  const page = await run.browser.newPage();
  await page.route('https://trap.example/**', (route) => route.abort());
  await page.setContent(hostileHtml().slice(0, 20).join('\n'), { waitUntil: 'commit' });
  await expect.poll(() => struck(page)).toBe(true);
  await page.context().close();
});

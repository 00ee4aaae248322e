/**
 * How soon a colleague's change shows: two people's pages of the companion in real Chromium, changed over the API. Beside it the
 * same change heard by a bare reader of the event stream in the same run, and the time in which the change itself is answered.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createApi, type Api } from '#lib/api/api.ts';
import { watchChanges } from '#lib/contract/changes.ts';
import { createTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { launchBrowser } from '../companion/companion-browser.ts';
import { startCompanionProcess } from '../companion-process.ts';
import { AGENT, COLLEAGUE } from './bench-mail.ts';
import { isKept, tableOf, type Row } from './report.ts';

const CHANGES = 40;
const say = (words: string): void => void process.stdout.write(`${words}\n`);

say('Preparing the companion and two pages');
const dataDir = mkdtempSync(join(tmpdir(), 'threadside-bench-'));
const companion = await startCompanionProcess(dataDir);
const token = companion.tokenOf(AGENT);
const api = createApi({ baseUrl: companion.url, token: companion.tokenOf(COLLEAGUE) });
const ticket = await api(createTicket, { body: { subject: 'Change 0' } });
const browser = await launchBrowser();
try {
  const onList = await openPage('/tickets');
  const onPage = await openPage(`/tickets/${ticket.number}`);
  const heard = hearOf(createApi({ baseUrl: companion.url, token }), ticket);
  const taken = {
    answered: [] as number[],
    list: [] as number[],
    page: [] as number[],
    bare: [] as number[],
  };
  say(`Changing a ticket ${CHANGES} times`);
  for (let count = 1; count <= CHANGES; count += 1) {
    const subject = `Change ${count}`;
    const startedAt = performance.now();
    const since = () => performance.now() - startedAt;
    const body = { version: count, subject };
    const [answered, bare, list, page] = await Promise.all([
      api(updateTicket, { params: { ticketId: ticket.id }, body }).then(since),
      heard(count + 1).then(since),
      seen(onList, subject).then(since),
      seen(onPage, subject).then(since),
    ]);
    taken.answered.push(answered);
    taken.bare.push(bare);
    taken.list.push(list);
    taken.page.push(page);
  }
  const target = { percentile: 95, ms: 1000 } as const;
  const rows: Row[] = [
    { name: 'seen in a colleague’s list', takenMs: taken.list, target, twinMs: taken.bare },
    { name: 'seen on a colleague’s ticket page', takenMs: taken.page, target, twinMs: taken.bare },
    { name: 'bare: heard on the event stream', takenMs: taken.bare },
    { name: 'the change itself, answered', takenMs: taken.answered },
  ];
  say(`\n${tableOf(rows)}`);
  say(
    `\n${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the end; a busy machine misses targets.`,
  );
  process.exitCode = rows.every(isKept) ? 0 : 1;
} finally {
  await browser.close();
  await companion.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function openPage(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addCookies([{ name: 'threadside_session', value: token, url: companion.url }]);
  const page = await context.newPage();
  await page.goto(companion.url + path);
  await page.getByText('Change 0').first().waitFor();
  return page;
}

/** Looks each frame, as a person would. */
async function seen(page: Page, words: string): Promise<void> {
  await page.waitForFunction((text) => document.body.textContent.includes(text), words);
}

/** A bare reader of the stream; resolves when it hears of the ticket's version. */
function hearOf(reader: Api, { id }: Ticket): (version: number) => Promise<void> {
  const waiting = new Map<number, () => void>();
  void (async () => {
    for await (const { changes } of await reader(watchChanges, { query: {} }))
      for (const change of changes)
        if (change.topic === 'ticket' && change.id === id) waiting.get(change.version)?.();
  })().catch(() => {});
  return (version) => new Promise((resolve) => waiting.set(version, resolve));
}

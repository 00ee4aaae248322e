/** Opens threads and makes tickets in the agent's browser as a person would, and says how long each took to show. */
import { type Frame } from '@playwright/test';
import { sidebarFrame } from '../extension/launch.ts';
import { openMailTab, type MailTab } from '../extension/mail-tab.ts';
import { type BenchDesk } from './bench-desk.ts';
import { type BenchThread } from './bench-mail.ts';
import { markCreateMoments, momentOf, threadEventAt } from './sidebar-marks.ts';

/** A person reads what opened; also keeps below the rate at which Gmail may be asked for messages. */
const READING_MS = 300;
/** Time to look at the form before it is saved. */
const LOOKING_MS = 600;

export type OpenedThread = { paintedMs: number; source: 'cache' | 'fresh' };
export type CreatedTicket = { rowMs: number; numberMs: number };

/** A tab whose sidebar is there already, as it is for all threads but a tab's first. */
export async function openWarmTab(desk: BenchDesk): Promise<MailTab> {
  const tab = await openMailTab(desk.browser);
  await tab.page.addInitScript(markCreateMoments);
  await tab.page.reload();
  await tab.goToThread('osterby-labels');
  const frame = await sidebarFrame(tab.page);
  await momentOf(frame, ({ name }) => name === 'threadside:tickets-painted');
  await tab.page.waitForTimeout(1500);
  return tab;
}

/** Opens each thread once; from the SDK's thread event to its ticket's number painted. */
export async function measureThreads(
  desk: BenchDesk,
  tab: MailTab,
  threads: BenchThread[],
): Promise<OpenedThread[]> {
  const frame = await sidebarFrame(tab.page);
  const opened: OpenedThread[] = [];
  for (const thread of threads) {
    const since = Date.now();
    await tab.goToThread(thread.name);
    const painted = await momentOf(
      frame,
      (moment) =>
        moment.name === 'threadside:tickets-painted' &&
        moment.threadKey === keyOf(desk, thread) &&
        (moment.ticketCount ?? 0) > 0 &&
        moment.at > since,
    );
    opened.push({
      paintedMs: painted.at - (await threadEventAt(tab.page)),
      source: painted.source ?? 'fresh',
    });
    await tab.page.waitForTimeout(READING_MS);
  }
  return opened;
}

/** Makes a ticket on each thread; from the click on Save to the row painted, and to its number painted. */
export async function measureCreates(
  desk: BenchDesk,
  tab: MailTab,
  threads: BenchThread[],
): Promise<CreatedTicket[]> {
  const frame = await sidebarFrame(tab.page);
  const created: CreatedTicket[] = [];
  for (const thread of threads) {
    await tab.goToThread(thread.name);
    const key = keyOf(desk, thread);
    await momentOf(
      frame,
      ({ name, threadKey }) => name === 'threadside:tickets-painted' && threadKey === key,
    );
    await tab.page.waitForTimeout(READING_MS);
    created.push(await createTicket(frame, key));
    await tab.page.waitForTimeout(READING_MS);
  }
  return created;
}

async function createTicket(frame: Frame, key: string): Promise<CreatedTicket> {
  await frame.getByRole('button', { name: /New ticket/ }).click();
  const save = frame.locator('button[type=submit]');
  await save.waitFor();
  await frame.page().waitForTimeout(LOOKING_MS);
  const since = Date.now();
  await save.click();
  const after = (wanted: string) =>
    momentOf(frame, ({ name, at }) => name === `threadside:${wanted}` && at >= since);
  const clicked = await after('bench-save-clicked');
  const row = await after('bench-row-painted');
  const number = await momentOf(
    frame,
    ({ name, threadKey }) => name === 'threadside:number-painted' && threadKey === key,
  );
  return { rowMs: row.at - clicked.at, numberMs: number.at - clicked.at };
}

/** The thread's id in the agent's mailbox, by which the sidebar's marks name it. */
function keyOf(desk: BenchDesk, thread: BenchThread): string {
  return desk.browser.gmail.addressOf(0, thread.name).split('/').at(-1) ?? '';
}

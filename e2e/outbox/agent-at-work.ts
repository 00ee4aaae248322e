/** What an agent clicks in the sidebar, counted, and afterwards compared with what the companion has. */
import type { Frame, Page } from '@playwright/test';
import { listTickets, readTicket, type Ticket } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { BenchThread } from '../bench/bench-mail.ts';
import { sidebarFrame } from '../extension/launch.ts';
import type { OutboxDesk } from './outbox-desk.ts';

/** What was clicked. */
export type Clicked = { creates: string[]; edits: string[]; comments: string[] };

/** What the companion has of it; each list names what is not there exactly once. */
export type Found = {
  creates: number;
  edits: number;
  comments: number;
  wrong: string[];
  /** Edits and comments stand in the order in which they were made. */
  isInOrder: boolean;
  /** Entries that wait, or were refused. */
  left: number;
};

/** More than the half second in which the sidebar asks whether a click was meant. */
const LOOKING_MS = 700;

/** A tab with both threads seen: the one that has a ticket, which lies open, and a new one. */
export type WorkTab = { page: Page; sidebar: Frame; old: BenchThread; fresh: BenchThread };

export async function openTab(desk: OutboxDesk, old: BenchThread, fresh: BenchThread): Promise<WorkTab> {
  const page = await desk.browser().context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(desk.gmail.addressOf(0, fresh.name));
  const sidebar = await sidebarFrame(page);
  await sidebar.getByText('No ticket for this mail yet.').waitFor();
  const tab = { page, sidebar, old, fresh };
  await goTo(desk, tab, old);
  await sidebar.locator('[id^="open-"]').first().click();
  await sidebar.getByRole('button', { name: 'Edit the subject' }).waitFor();
  await page.waitForTimeout(LOOKING_MS);
  return tab;
}

function goTo(desk: OutboxDesk, { page }: WorkTab, thread: BenchThread): Promise<void> {
  const { hash } = new URL(desk.gmail.addressOf(0, thread.name));
  return page.evaluate((next) => void (location.hash = next), hash);
}

export async function editSubject({ sidebar }: WorkTab, clicked: Clicked, words: string): Promise<void> {
  await sidebar.getByRole('button', { name: 'Edit the subject' }).click();
  await sidebar.getByLabel('Subject').fill(words);
  await sidebar.getByLabel('Subject').press('Enter');
  await sidebar.getByRole('heading', { name: words }).waitFor();
  clicked.edits.push(words);
}

export async function comment({ sidebar }: WorkTab, clicked: Clicked, words: string): Promise<void> {
  const box = sidebar.getByRole('textbox', { name: 'Comment, seen by your team only' });
  await box.fill(words);
  await box.press('Control+Enter');
  await sidebar.getByRole('listitem').getByText(words, { exact: true }).waitFor();
  clicked.comments.push(words);
}

/** Makes a ticket on the tab's new thread, with its senders name in the subject, so that it is found again. */
export async function create(desk: OutboxDesk, tab: WorkTab, clicked: Clicked): Promise<void> {
  const { sidebar, fresh, page } = tab;
  await goTo(desk, tab, fresh);
  await sidebar.getByText(fresh.sender.name).first().waitFor();
  await page.waitForTimeout(LOOKING_MS);
  await sidebar.getByRole('button', { name: /New ticket/ }).click();
  const subject = sidebar.getByLabel(/^Subject/);
  await subject.fill(fresh.name);
  await subject.press('Enter');
  await sidebar
    .getByRole('region', { name: 'Tickets on this thread' })
    .getByText(/Saving|Waiting to send|TKT-/)
    .first()
    .waitFor();
  clicked.creates.push(fresh.name);
}

/** Compares what was clicked with what the companion has, and with what lies in the outbox. */
export async function compare(desk: OutboxDesk, clicked: Clicked, old: BenchThread): Promise<Found> {
  const tickets = await allTickets(desk);
  const made = tickets.map(({ subject }) => subject);
  const { timeline, comments } = await ticketOf(desk, old);
  const edits = timeline.filter(({ kind }) => kind === 'subject-changed').map(({ to }) => to ?? '');
  const said = comments.map(({ text }) => text);
  const lists = [
    [clicked.creates, made],
    [clicked.edits, edits],
    [clicked.comments, said],
  ] as const;
  return {
    creates: clicked.creates.filter((name) => made.includes(name)).length,
    edits: edits.length,
    comments: said.length,
    wrong: lists.flatMap(([asked, there]) => asked.filter((words) => countOf(there, words) !== 1)),
    isInOrder: edits.join() === clicked.edits.join() && said.join() === clicked.comments.join(),
    left: (await desk.listKept()).length,
  };
}

function countOf(list: readonly string[], wanted: string): number {
  return list.filter((item) => item === wanted).length;
}

async function allTickets({ api }: OutboxDesk): Promise<TicketSummary[]> {
  const found: TicketSummary[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } =
      cursor === null ? { limit: 100 } : { limit: 100, cursor };
    const page = await api(listTickets, { query });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

/** The ticket of a thread, which was the first one made here and keeps its customer however often it is renamed. */
async function ticketOf(desk: OutboxDesk, { sender }: BenchThread): Promise<Ticket> {
  const tickets = await allTickets(desk);
  const ticket = tickets.find(({ customer }) => customer?.name === sender.name);
  if (ticket === undefined) throw new Error(`${sender.name} has no ticket.`);
  return desk.api(readTicket, { params: { ticketId: ticket.id } });
}

import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { aThread } from '#backend/testing/requests.ts';
import { insertField } from '#backend/data/fields.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let colleague: TestUser;

const MESSAGES = [
  {
    at: '2026-11-19T08:00:00Z',
    from: 'imani@lakeside.example',
    text: 'The press stops after every third sheet.',
  },
  { at: '2026-11-19T09:00:00Z', from: 'ana@norrvik.example', text: 'Which model is it?' },
  { at: '2026-11-20T07:30:00Z', from: 'imani@lakeside.example', text: 'It is the small one in room 4.' },
];

beforeAll(async () => {
  run = await startCompanionBrowser();
  colleague = await run.companion.addUser('Agent', 'Jelle Mokoena');
  await run.companion.database.transaction((tx) =>
    insertField(tx, {
      key: 'room',
      label: 'Room',
      hint: null,
      kind: 'text',
      isMandatory: true,
      options: [],
      defaultValue: null,
      pipelineIds: null,
    }),
  );
  await addPipeline('Returns', ['Asked', 'Sent back']);
});
afterAll(() => run.close());

/** A ticket of the agent's, made by hand. */
function aTicket(subject: string): Promise<Ticket> {
  return run.companion.agent.api(createTicket, { body: { subject, fields: { room: '4' } } });
}

/** A ticket made from an e-mail thread of three messages with a known contact. */
async function aMailTicket(subject: string): Promise<Ticket> {
  const { api } = run.companion.agent;
  const address = `imani.${subject.length}.${subject.replaceAll(' ', '')}@lakeside.example`;
  const contact = await api(createRecord, {
    body: { kind: 'contact', name: 'Imani Castellano', emails: [address] },
  });
  const messages = MESSAGES.map(({ at, from, text }, index) => ({
    messageId: `${index}.${address}`,
    from: { address: from, name: from.startsWith('imani') ? 'Imani Castellano' : 'Ana Ribeiro' },
    sentAt: at,
    text,
  }));
  const thread = aThread(address, { subject, messageIds: messages.map(({ messageId }) => messageId) });
  const body = {
    subject,
    source: 'email' as const,
    thread,
    messages,
    associations: { contactId: contact.id },
    fields: { room: '4' },
  };
  return api(createTicket, { body });
}

/** Older than this, a page reads its ticket again when its window is looked at. */
const REFETCH_AGE_MS = 5200;

const openTicket = (ticket: Ticket, user = run.companion.agent) =>
  run.open(`/tickets/${ticket.number}`, user);
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const property = (page: Page, label: string) => page.getByRole('combobox', { name: label });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await property(page, label).click();
  await page.getByRole('option', { name: option }).click();
}

describe('ticket page', () => {
  it('[G4.1a] shows times, owner, stage and custom fields, and the e-mails with the customer’s last words open', async () => {
    const ticket = await aMailTicket('Press stops');
    const page = await openTicket(ticket);
    await expect(title(page)).toContainText('Press stops');
    await expect(property(page, 'Owner')).toContainText('Ana Ribeiro');
    await expect(property(page, 'Stage')).toContainText('1 of');
    await expect(page.getByRole('button', { name: 'Edit Room, 4' })).toBeVisible();
    const dates = page.getByRole('region', { name: 'Dates and source' });
    await expect(dates).toContainText(/Source\s*E-mail.*Created.*Updated/s);
    await expect(dates.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByText('It is the small one in room 4.')).toBeVisible();
    const first = page.getByRole('button', { name: /^Imani Castellano.*third sheet/ });
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await first.click();
    await expect(page.getByRole('paragraph').filter({ hasText: 'after every third sheet' })).toBeVisible();
    await page.context().close();
  });

  it('[G4.3c] links each associated record to its page, which lists the ticket', async () => {
    const ticket = await aMailTicket('Tray jams');
    const page = await openTicket(ticket);
    await page.getByRole('link', { name: 'Imani Castellano' }).click();
    await expect(title(page)).toHaveText('Imani Castellano');
    await page.getByRole('link', { name: ticket.number }).click();
    await expect(title(page)).toContainText('Tray jams');
    await page.context().close();
  });

  it('[G4.3b] links and unlinks a record while the ticket is open', async () => {
    const { api } = run.companion.agent;
    await api(createRecord, { body: { kind: 'account', name: 'Quayside Millworks' } });
    const page = await openTicket(await aTicket('Saw guard bent'));
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.getByPlaceholder('Name, company or e-mail').fill('quay');
    await page.getByRole('option', { name: 'Quayside Millworks' }).click();
    await expect(page.getByRole('link', { name: 'Quayside Millworks' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove Quayside Millworks' }).click();
    await expect(page.getByRole('button', { name: 'Add account' })).toBeVisible();
    await page.context().close();
  });

  it('edits the subject in place, and leaves it when Esc is pressed', async () => {
    const ticket = await aTicket('Lift hums');
    const page = await openTicket(ticket);
    await page.getByRole('button', { name: 'Lift hums' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Not this');
    await page.keyboard.press('Escape');
    await expect(title(page)).toContainText('Lift hums');
    await page.getByRole('button', { name: 'Lift hums' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Lift hums and stops');
    await page.keyboard.press('Enter');
    await expect(title(page)).toContainText('Lift hums and stops');
    await expect.poll(async () => (await reread(ticket)).subject).toBe('Lift hums and stops');
    await page.context().close();
  });

  it('[G4.2b] changes pipeline, status, stage by list and by bar, and owner, each with its event', async () => {
    const ticket = await aTicket('Belt slips');
    const page = await openTicket(ticket);
    await choose(page, 'Status', 'On hold');
    await expect(property(page, 'Status')).toContainText('On hold');
    const [, second, third] = ticket.pipelines[0]?.stages ?? [];
    await choose(page, 'Stage', second?.name ?? '');
    await expect(property(page, 'Stage')).toContainText('2 of');
    await page.getByRole('button', { name: new RegExp(`^Move to ${third?.name}`) }).click();
    await expect(property(page, 'Stage')).toContainText('3 of');
    await choose(page, 'Owner', 'Jelle Mokoena');
    await expect(property(page, 'Owner')).toContainText('Jelle Mokoena');
    await choose(page, 'Pipeline', 'Returns');
    await expect(property(page, 'Stage')).toContainText('Asked1 of 2');
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await expect(page.getByRole('tabpanel')).toContainText('set pipeline from Support to Returns');
    await expect(page.getByRole('tabpanel')).toContainText('Ana Ribeiro gave it to Jelle Mokoena');
    await page.reload();
    await expect(page.getByRole('tabpanel')).toContainText(`to ${third?.name}`);
    await page.context().close();
  });

  it('refuses a subject typed over a colleague’s newer one, although the page had read that meanwhile', async () => {
    const ticket = await aTicket('Motor whines');
    const page = await openTicket(ticket);
    await page.getByRole('button', { name: 'Motor whines' }).click();
    await colleague.api(updateTicket, {
      params: { ticketId: ticket.id },
      body: { version: ticket.version, subject: 'Motor whines at noon' },
    });
    await page.waitForTimeout(REFETCH_AGE_MS);
    const read = page.waitForResponse('**/api/tickets/*');
    await page.evaluate(() => globalThis.dispatchEvent(new Event('visibilitychange')));
    await read;
    await page.getByRole('textbox', { name: 'Subject' }).fill('Motor whines at night');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Jelle Mokoena changed the subject');
    await page.getByRole('button', { name: 'Use Motor whines at night' }).click();
    await expect.poll(async () => (await reread(ticket)).subject).toBe('Motor whines at night');
    await page.context().close();
  });

  it('[G4.2g] saves nothing while a mandatory field is empty, and names the field', async () => {
    const ticket = await aTicket('Oven door');
    const page = await openTicket(ticket);
    await page.getByRole('button', { name: 'Edit Room, 4' }).click();
    await page.getByRole('textbox', { name: 'Room' }).fill('');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Not saved.');
    await expect(page.getByRole('alert')).toContainText('Room');
    await expect(page.getByRole('textbox', { name: 'Room' })).toHaveAttribute('aria-invalid', 'true');
    expect((await reread(ticket)).fieldValues['room']).toBe('4');
    await page.getByRole('textbox', { name: 'Room' }).fill('12');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Edit Room, 12' })).toBeVisible();
    await page.context().close();
  });

  it('[G4.5a] adds a comment for the team, which stands in the conversation too', async () => {
    const ticket = await aMailTicket('Fan rattles');
    const page = await openTicket(ticket);
    await page.getByRole('tab', { name: /Comments/ }).click();
    await page.getByLabel('Comment, seen by your team only').fill('Ask for a photo first.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('tab', { name: 'Comments 1' })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Ask for a photo first.' })).toBeVisible();
    await expect(page.getByLabel('Comment, seen by your team only')).toHaveValue('');
    await page.getByRole('tab', { name: /Conversation/ }).click();
    await expect(page.getByText('Ask for a photo first.')).toBeVisible();
    await page.context().close();
  });

  it('shows a conflict with who, what and when, and lets either value win', async () => {
    const ticket = await aTicket('Crane beeps');
    const mine = await openTicket(ticket);
    await stopLive(mine);
    const theirs = await openTicket(ticket, colleague);
    await stopLive(theirs);
    await expect(property(mine, 'Owner')).toContainText('Ana Ribeiro');
    await choose(theirs, 'Owner', 'Jelle Mokoena');
    await expect(property(theirs, 'Owner')).toContainText('Jelle Mokoena');
    await expect.poll(async () => (await reread(ticket)).owner?.name).toBe('Jelle Mokoena');
    await choose(mine, 'Owner', 'Nobody');
    const note = mine.getByRole('alert');
    await expect(note).toContainText(/Jelle Mokoena gave it to Jelle Mokoena (just now|1 minute ago)/);
    await expect(note).toContainText('You chose Nobody.');
    await expect(property(mine, 'Owner')).toContainText('Jelle Mokoena');
    await note.getByRole('button', { name: 'Use Nobody' }).click();
    await expect(property(mine, 'Owner')).toContainText('Nobody');
    await expect.poll(async () => (await reread(ticket)).owner).toBeNull();
    await choose(theirs, 'Status', 'Pending');
    await theirs.getByRole('alert').getByRole('button', { name: 'Keep Open' }).click();
    await expect(theirs.getByRole('alert')).toBeHidden();
    expect((await reread(ticket)).status).toBe('open');
    await mine.context().close();
    await theirs.context().close();
  });

  it('keeps an edit that did not reach the companion, and sends it when tried again', async () => {
    const ticket = await aTicket('Pump leaks');
    const page = await openTicket(ticket);
    await page.route('**/api/tickets/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await choose(page, 'Status', 'Pending');
    await expect(page.getByRole('alert')).toContainText('Not saved. Check that you are online');
    await page.unroute('**/api/tickets/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(property(page, 'Status')).toContainText('Pending');
    await expect.poll(async () => (await reread(ticket)).status).toBe('pending');
    await page.context().close();
  });

  it('[G4.8a] [G4.2f] closes after a question, and a closed ticket offers no edit and says why', async () => {
    const ticket = await aMailTicket('Scale drifts');
    const page = await openTicket(ticket);
    await page.getByRole('button', { name: 'Close ticket' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep open' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'Close ticket' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close ticket' }).click();
    await expect(page.getByText(/Closed is final, so nothing can be edited/)).toBeVisible();
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^(Move to|Edit|Add|Remove|Close ticket)/ })).toHaveCount(
      0,
    );
    await page.getByRole('tab', { name: /Comments/ }).click();
    await expect(page.getByLabel('Comment, seen by your team only')).toHaveCount(0);
    await page.context().close();
  });

  it('shows a reader everything and no control', async () => {
    const viewer = await run.companion.addUser('Viewer', 'Ondine Vasquez');
    const page = await openTicket(await aMailTicket('Door sensor'), viewer);
    await expect(title(page)).toHaveText('Door sensor');
    await expect(page.getByText(/Your profile, Viewer, does not include changing it/)).toBeVisible();
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^(Move to|Edit|Add|Remove|Close ticket)/ })).toHaveCount(
      0,
    );
    await page.context().close();
  });

  it('says what to do when the number leads nowhere, and finds a number written small', async () => {
    const page = await run.open('/tickets/TKT-E99999', run.companion.agent);
    await expect(page.getByRole('heading', { name: 'There is no ticket TKT-E99999' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go to tickets' })).toBeVisible();
    await page.goto(`${run.companion.url}/tickets/nonsense`);
    await expect(page.getByRole('heading', { name: 'There is no ticket NONSENSE' })).toBeVisible();
    const ticket = await aTicket('Small letters');
    await page.goto(`${run.companion.url}/tickets/${ticket.number.toLowerCase()}`);
    await expect(title(page)).toContainText('Small letters');
    await page.context().close();
  });
});

function reread({ number }: Ticket): Promise<Ticket> {
  return run.companion.agent.api(readTicket, { params: { ticketId: number } });
}

async function addPipeline(name: string, stages: string[]): Promise<void> {
  const { db } = run.companion.database;
  const values = { name, position: 2, is_default: false };
  const { id } = await db.insertInto('pipeline').values(values).returning('id').executeTakeFirstOrThrow();
  const rows = stages.map((stage, index) => ({
    pipeline_id: id,
    name: stage,
    hue: 'teal' as const,
    sets_status: null,
    position: index + 1,
  }));
  await db.insertInto('stage').values(rows).execute();
}

/** A page that hears nothing of others, as for the moment in which two people save: live, it would show the new value first. */
async function stopLive(page: Page): Promise<void> {
  await page.route('**/api/changes*', (route) => route.abort());
  await page.reload();
}

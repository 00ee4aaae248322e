/** A workspace in which nothing was done yet: each page says what it is for and what to do, and none is blank. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

/** Each page with words that say what to do there. */
const PAGES: readonly [path: string, words: RegExp][] = [
  ['/tickets', /You can also create one by hand/],
  ['/tickets?search=pump', /create one by hand|hidden by the filters/],
  ['/tickets/deleted', /waits here until somebody restores it/],
  ['/contacts', /Add them here, or beside an e-mail from somebody new/],
  ['/leads', /Add them here, or beside an e-mail from somebody new/],
  ['/accounts', /Add them here, import them from a CSV file/],
  ['/opportunities', /Add them here, import them from a CSV file/],
  ['/tasks', /Add them here, on the page of a lead/],
  ['/contacts?search=nobody', /searched by the start of a word/],
  ['/search', /A number, words of a subject/],
  ['/search?text=pump', /Words are searched by their start/],
  ['/dashboard', /Choose a longer time, or fewer filters/],
  ['/settings/ticket-module/fields', /Fields capture what your team needs/],
  ['/settings/ticket-module/views', /Open the ticket list, choose filters and columns/],
  ['/settings/manage-users/teams', /Create one to share views with a group/],
  ['/settings/api/keys', /Create one for a program/],
  ['/settings/audit', /appear here, and every export/],
];

describe('an empty workspace', () => {
  it.each(PAGES)('says at %s what to do', async (path, words) => {
    const page = await run.open(path, run.companion.admin);
    await expect(page.getByRole('main').getByText(words).first()).toBeVisible();
    expect(await seriousProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('shows a board of empty columns in which a ticket can be made', async () => {
    const page = await run.open('/tickets/board', run.companion.admin);
    await expect(page.getByText('No tickets here.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create New' })).toBeVisible();
    await page.context().close();
  });

  it('says on a record and on a ticket how to begin', async () => {
    const contact = await run.companion.agent.api(createRecord, {
      body: { kind: 'contact', name: 'Marta Lindqvist', emails: ['marta@osterby.example'] },
    });
    const page = await run.open(`/records/${contact.id}`, run.companion.agent);
    await expect(page.getByText(/No ticket for Marta Lindqvist yet\. Create one when/)).toBeVisible();
    await expect(page.getByText(/No task for Marta Lindqvist yet\. Write down/)).toBeVisible();
    const ticket = await run.companion.agent.api(createTicket, { body: { subject: 'Bare' } });
    for (const [tab, words] of TABS) {
      await page.goto(`${run.companion.url}/tickets/${ticket.number}?tab=${tab}`);
      await expect(page.getByRole('tabpanel').getByText(words).first()).toBeVisible();
    }
    await page.context().close();
  });

  it('asks a reader for nothing that he may not do', async () => {
    const viewer = await run.companion.addUser('Viewer');
    const lead = await run.companion.agent.api(createRecord, {
      body: { kind: 'lead', name: 'Hall 5 extension' },
    });
    const page = await run.open(`/records/${lead.id}`, viewer);
    await expect(page.getByText('No ticket for Hall 5 extension yet.', { exact: true })).toBeVisible();
    await expect(page.getByText('No task for Hall 5 extension yet.', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create ticket' })).toHaveCount(0);
    await page.context().close();
  });
});

/** Each tab of a ticket's page with words that say what to do there. */
const TABS: readonly [tab: string, words: RegExp][] = [
  ['conversation', /Comments for the team are in the next tab/],
  ['comments', /No comments yet/],
  ['checklist', /Write down the steps/],
  ['files', /Keep here what explains the ticket/],
];

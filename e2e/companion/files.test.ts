/** Files that come and go: records imported and imported again, a list of tickets exported; and records edited by hand. */
import { readFile } from 'node:fs/promises';
import { expect, type BrowserContextOptions, type Download, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { listRecords, createRecord, readRecord, updateRecord } from '#lib/contract/records.ts';
import { exportTickets } from '#lib/contract/ticket-exports.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { startRecordImports } from '#backend/jobs/record-imports.ts';
import { isProblem } from '#lib/api/api-errors.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let stopImports: () => Promise<void>;
beforeAll(async () => {
  run = await startCompanionBrowser();
  stopImports = startRecordImports({
    ...run.companion.companion,
    announce: () => {},
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await stopImports();
  await run.close();
});

const PEOPLE = [
  'Full name,E-mail,Job title,Link,Shoe size',
  'Imani Castellano,imani@lakeside.example,Buyer,https://crm.example/imani,38',
  'Rasmus Ode,not an address,Fitter,,44',
  'Tove Lind,tove@lakeside.example,,,40',
].join('\n');

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Upload file' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function rowsOf(download: Download): Promise<string[][]> {
  const text = await readFile(await download.path(), 'utf8');
  return parse(text.replace(/^\uFEFF/, ''));
}

const LOOKS: [string, BrowserContextOptions][] = [
  [
    'light, 1280 px',
    { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } },
  ],
  ['dark, 1280 px', { colorScheme: 'dark', reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } }],
  ['light, 400 px', { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 400, height: 800 } }],
];

/** With PICTURES_DIR set the pages are kept as pictures, to be looked at. */
async function expectGood(page: Page, name: string): Promise<void> {
  expect(await seriousProblems(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const folder = process.env['PICTURES_DIR'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name.replaceAll(/\W+/g, '-')}.png` });
}

describe('records', () => {
  it('are imported from a file after a trial, refused rows come back with reasons, and a second file updates', async () => {
    const page = await run.open('/contacts', run.companion.agent);
    await page.getByRole('link', { name: 'Import' }).click();
    await upload(page, 'people.csv', PEOPLE);
    await expect(page.getByText('3 rows, UTF-8')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Import column Full name as' })).toContainText('Name');
    await expect(page.getByRole('combobox', { name: 'Import column Shoe size as' })).toContainText(
      'Left out',
    );
    await page.getByRole('combobox', { name: 'Import column Link as' }).click();
    await page.getByRole('option', { name: 'Link to the CRM' }).click();
    await page.getByRole('button', { name: 'Try without importing' }).click();
    const trial = page.getByRole('region', { name: 'What would happen' });
    await expect(trial).toContainText('New2');
    await expect(trial).toContainText('Row 3');
    expect((await run.companion.agent.api(listRecords, { query: { kind: 'contact' } })).items).toEqual([]);
    await page.getByRole('button', { name: 'Import rows' }).click();
    const result = page.getByRole('region', { name: 'What happened' });
    await expect(result).toContainText('New2');
    await expect(result).toContainText('Refused1');
    const waiting = page.waitForEvent('download');
    await result.getByRole('button', { name: 'Save refused rows' }).click();
    const [head, refused, ...others] = await rowsOf(await waiting);
    expect(head?.at(-1)).toBe('Why refused');
    expect([refused?.[0], refused?.[1], others.length]).toEqual(['Rasmus Ode', 'not an address', 0]);
    expect(refused?.at(-1)).toContain('Give an e-mail address');
    await result.getByRole('link', { name: 'Import another file' }).click();
    await upload(page, 'people again.csv', PEOPLE.replace('Buyer', 'Head of buying'));
    await page.getByRole('button', { name: 'Import rows' }).click();
    await expect(result).toContainText('Updated1');
    await expect(result).toContainText('Unchanged1');
    await result.getByRole('link', { name: 'Show contacts' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Imani Castellano' })).toContainText(
      'Head of buying',
    );
    await page.context().close();
  });

  it.each([
    ['/leads', 'Leads'],
    ['/contacts', 'Contacts'],
    ['/accounts', 'Accounts'],
    ['/opportunities', 'Opportunities'],
    ['/tasks', 'Tasks'],
  ])('of the list %s are imported by those who may write, and by nobody else', async (path, kind) => {
    const page = await run.open(path, run.companion.agent);
    await page.getByRole('link', { name: 'Import' }).click();
    await expect(page.getByRole('combobox', { name: 'What the rows are' })).toContainText(kind);
    await page.context().close();
    const other = await run.open(path, await run.companion.addUser('Viewer'));
    await expect(other.getByRole('heading', { level: 1, name: kind })).toBeVisible();
    await expect(other.getByRole('link', { name: 'Import' })).toHaveCount(0);
    await other.goto(`${run.companion.url}/records/import`);
    await expect(other.getByText('Your profile, Viewer, does not allow this.')).toBeVisible();
    await other.context().close();
  });

  it('are edited on their page, and whoever was faster is named with both choices', async () => {
    const { api } = run.companion.agent;
    const made = await api(createRecord, {
      body: {
        kind: 'contact',
        name: 'Wim Haverkamp',
        emails: ['wim@lakeside.example'],
        sourceUrl: 'https://crm.example/wim',
      },
    });
    const page = await run.open(`/records/${made.id}`, run.companion.agent);
    await expect(page.getByRole('link', { name: 'Open in the CRM' })).toHaveAttribute(
      'href',
      'https://crm.example/wim',
    );
    await page.getByRole('button', { name: 'Edit' }).click();
    const form = page.getByRole('dialog', { name: 'Edit Wim Haverkamp' });
    await form.getByLabel('E-mail addresses').fill('wim@lakeside.example\nnowhere');
    await form.getByRole('button', { name: 'Save changes' }).click();
    await expect(form.getByText(/Give an e-mail address/)).toBeVisible();
    await form.getByLabel('E-mail addresses').fill('wim@lakeside.example\nw.haverkamp@lakeside.example');
    await form.getByLabel('Job title').fill('Foreman');
    const theirs = { params: { recordId: made.id }, body: { version: 1, title: 'Fitter' } };
    await run.companion.admin.api(updateRecord, theirs);
    await form.getByRole('button', { name: 'Save changes' }).click();
    await expect(form.getByRole('alert')).toContainText('Priya Nair changed this meanwhile.');
    await form.getByRole('button', { name: 'Save yours over it' }).click();
    await expect(form).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'w.haverkamp@lakeside.example' })).toBeVisible();
    const saved = await api(readRecord, { params: { recordId: made.id } });
    expect([saved.title, saved.version]).toEqual(['Foreman', 3]);
    await page.context().close();
    const viewer = await run.open(`/records/${made.id}`, await run.companion.addUser('Viewer'));
    await expect(viewer.getByRole('heading', { level: 1 })).toHaveText('Wim Haverkamp');
    await expect(viewer.getByRole('button', { name: 'Edit' })).toHaveCount(0);
    await viewer.context().close();
  });
});

describe('tickets', () => {
  it('[G8a] are exported as CSV, exactly as the list shows them, by those with Export', async () => {
    const { admin, agent } = run.companion;
    for (const subject of ['=1+1 lamps', 'Lamps, "old"', 'Chairs'])
      await admin.api(createTicket, { body: { subject } });
    const page = await run.open('/tickets?search=lamps&columns=subject,number,status&sort=subject', admin);
    const listed = page.getByRole('row').filter({ hasText: 'TKT-' });
    await expect(listed).toHaveCount(2);
    const shown = await page.getByRole('link', { name: /^TKT-/ }).allTextContents();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^tickets \d{4}-\d\d-\d\d\.csv$/);
    const [head, ...rows] = await rowsOf(download);
    expect(head).toEqual(['Subject', 'Number', 'Status']);
    expect(rows.map(([, number]) => number)).toEqual(shown);
    expect(new Set(rows.map(([subject]) => subject))).toEqual(new Set(["'=1+1 lamps", 'Lamps, "old"']));
    await expect(page.getByText('2 tickets exported')).toBeVisible();
    await page.context().close();
    const other = await run.open('/tickets', agent);
    await expect(other.getByRole('row').filter({ hasText: 'TKT-' })).toHaveCount(3);
    await expect(other.getByRole('button', { name: 'Export as CSV' })).toHaveCount(0);
    const refused = await agent.api(exportTickets, { query: { columns: 'number' } }).catch((error) => error);
    expect(isProblem(refused, 'not_permitted')).toBe(true);
    await other.context().close();
  });

  it('say how far an export is, and it can be cancelled', async () => {
    const page = await run.open('/tickets', run.companion.admin);
    await page.route('**/api/tickets/export*', () => {});
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    await expect(page.getByRole('progressbar', { name: 'Exporting tickets' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel export' }).click();
    await expect(page.getByRole('button', { name: 'Export as CSV' })).toBeVisible();
    await page.context().close();
  });
});

describe.each(LOOKS)('%s', (...[look, options]) => {
  it('axe finds nothing serious in the import, its result, the tasks and the form of a record', async () => {
    const page = await run.open('/records/import?kind=lead', run.companion.agent, options);
    await expect(page.getByRole('button', { name: 'Upload file' })).toBeVisible();
    await expectGood(page, `import ${look}`);
    await upload(page, 'leads.csv', PEOPLE);
    await expectGood(page, `mapping ${look}`);
    await page.getByRole('button', { name: 'Try without importing' }).click();
    await expect(page.getByRole('region', { name: 'What would happen' })).toContainText('Refused1');
    await expect(page.getByRole('button', { name: 'Import rows' })).toBeVisible();
    await expectGood(page, `trial ${look}`);
    const { api } = run.companion.agent;
    const body = { kind: 'task' as const, name: `Call ${look}`, dueOn: '2026-12-24' };
    const task = await api(createRecord, { body });
    await page.goto(`${run.companion.url}/tasks`);
    await expect(page.getByRole('link', { name: body.name })).toBeVisible();
    await expectGood(page, `tasks ${look}`);
    await page.goto(`${run.companion.url}/records/${task.id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByLabel('Due day')).toHaveValue('2026-12-24');
    await expectGood(page, `form ${look}`);
    await page.goto(`${run.companion.url}/contacts`);
    await page.getByRole('link', { name: 'Tove Lind' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByLabel('E-mail addresses')).toBeVisible();
    await expectGood(page, `contact ${look}`);
    await page.context().close();
  });
});

describe('new records', () => {
  it.each(LOOKS)('are added from their list by hand, and opened (%s)', async (look, options) => {
    const page = await run.open('/contacts', run.companion.agent, options);
    await page.getByRole('button', { name: 'New contact' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.type(`Odile Varga ${look}`);
    const address = `odile.${look.replaceAll(/\W/g, '')}@lakeside.example`;
    await page.getByLabel('E-mail addresses').fill(address);
    await expectGood(page, `new-${look}`);
    await page.getByRole('button', { name: 'Add contact' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Odile Varga ${look}` })).toBeVisible();
    const { items } = await run.companion.agent.api(listRecords, {
      query: { kind: 'contact', search: address },
    });
    expect(items).toHaveLength(1);
    await page.context().close();
  });

  it('say at the field what is wrong, lose nothing, and are not offered without the right', async () => {
    const page = await run.open('/leads', run.companion.agent);
    await page.getByRole('button', { name: 'New lead' }).click();
    await page.getByLabel('E-mail addresses').fill('nobody at all');
    await page.getByRole('button', { name: 'Add lead' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/./);
    await expect(page.getByLabel('E-mail addresses')).toHaveValue('nobody at all');
    await page.context().close();
    const viewer = await run.companion.addUser('Viewer');
    const theirs = await run.open('/leads', viewer);
    await expect(theirs.getByRole('heading', { level: 1, name: 'Leads' })).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'New lead' })).toHaveCount(0);
    await theirs.context().close();
  });
});

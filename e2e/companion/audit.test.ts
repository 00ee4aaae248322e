/** Settings > Workspace > Audit log: who did what, found by person, kind and day. */
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createTeam } from '#lib/contract/teams.ts';
import { createField } from '#lib/contract/fields.ts';
import type { TestUser } from '#backend/testing/test-companion.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
let second: TestUser;
beforeAll(async () => {
  run = await startCompanionBrowser();
  second = await run.companion.addUser('Admin', 'Solveig Aas');
});
afterAll(() => run.close());

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 400].map((width) => ({ colorScheme, width })),
);

describe('the audit log', () => {
  it('says what it will hold while it is empty', async () => {
    const page = await run.open('/settings/audit', run.companion.admin);
    await expect(page.getByText('Nothing is in the log yet')).toBeVisible();
    await page.context().close();
  });

  it('says who did what to which thing and how it ended, narrowed by person, kind and day, by keyboard', async () => {
    await run.companion.admin.api(createTeam, { body: { name: 'North', userIds: [] } });
    await run.companion.admin.api(createTeam, { body: { name: 'North', userIds: [] } }).catch(() => {});
    await second.api(createField, { body: { label: 'Harbour', kind: 'text' } });
    const page = await run.open('/settings', run.companion.admin);
    await page.getByRole('link', { name: 'Audit log' }).press('Enter');
    const rows = page.getByRole('list', { name: 'Entries, newest first' }).getByRole('listitem');
    await expect(rows).toHaveText([
      /Solveig Aas added the field Harbour.*Given: label, kind.*Done/s,
      /Priya Nair made the team North.*Refused/s,
      /Priya Nair made the team North.*Given: name, users.*Done/s,
    ]);
    await page.getByRole('button', { name: 'Person', exact: true }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Solveig Aas' }).press('Enter');
    await expect(rows).toHaveCount(1);
    await expect(page).toHaveURL(/person=/);
    await page.getByRole('button', { name: /Remove filter: Person is Solveig Aas/ }).press('Enter');
    await page.getByRole('button', { name: 'Kind of action' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Teams', exact: true }).press('Enter');
    await expect(rows).toHaveCount(2);
    await page.reload();
    await expect(rows).toHaveCount(2);
    await page.getByLabel('From', { exact: true }).fill('2099-01-01');
    await expect(page.getByText('Nothing fits these filters')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    await expect(rows).toHaveCount(3);
    await page.context().close();
  });

  it('shows the next ones on demand, and says what failed', async () => {
    const { db } = run.companion.database;
    const many = Array.from({ length: 60 }, (_, index) => ({
      actor_id: second.id,
      action: 'updateTeam',
      subject: `Team ${index}`,
      fields: [],
      outcome: 'done' as const,
    }));
    await db.insertInto('audit_entry').values(many).execute();
    const page = await run.open(`/settings/audit?person=${second.id}`, run.companion.admin);
    const rows = page.getByRole('list', { name: 'Entries, newest first' }).getByRole('listitem');
    await expect(rows).toHaveCount(50);
    await page.route(/audit-entries.*cursor/, (route) => route.abort());
    await page.getByRole('button', { name: 'Show more' }).press('Enter');
    await expect(page.getByRole('alert')).toContainText('Try again');
    await expect(rows).toHaveCount(50);
    await page.unroute(/audit-entries.*cursor/);
    await page.getByRole('button', { name: 'Show more' }).press('Enter');
    await expect(rows).toHaveCount(61);
    await page.route(/audit-entries/, (route) => route.abort());
    await page.reload();
    await expect(page.getByText('The audit log did not load')).toBeVisible();
    await page.context().close();
  });

  it('is for those with the right alone', async () => {
    const page = await run.open('/settings/audit', run.companion.agent);
    await expect(page.getByText(/does not include reading the audit log/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
    await page.context().close();
  });

  it.each(LOOKS)('has nothing serious for axe, $colorScheme at $width', async ({ colorScheme, width }) => {
    const options = { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' as const };
    const page = await run.open('/settings/audit', run.companion.admin, options);
    await expect(page.getByRole('list', { name: 'Entries, newest first' })).toBeVisible();
    const dir = process.env['SHOTS'];
    if (dir !== undefined) await page.screenshot({ path: `${dir}/audit-${colorScheme}-${width}.png` });
    expect(await seriousProblems(page)).toEqual([]);
    await page.context().close();
  });
});

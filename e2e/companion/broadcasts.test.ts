import { expect } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { createRecord } from '#lib/contract/records.ts';
import { updateConversationSettings, readConversationSettings } from '#lib/contract/conversation-settings.ts';
import { openChannelDesk } from '#backend/testing/channel-desk.ts';
import { addMailChannel } from '#backend/testing/mail-desk.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
  const { companion, agent, admin } = run.companion;
  await addMailChannel(companion);
  await (await openChannelDesk(run.companion)).aChannel({ name: 'Web chat' });
  const { version } = await admin.api(readConversationSettings, {});
  await admin.api(updateConversationSettings, { body: { version, createsTickets: true } });
  for (const [kind, name, emails] of [
    ['contact', 'Noor Abellard', ['noor@mill.example']],
    ['contact', 'Sven Ek', []],
    ['lead', 'Ida Holm', ['ida@tarnmoor.example']],
  ] as const)
    await agent.api(createRecord, { body: { kind, name, emails: [...emails] } });
});
afterAll(() => run.close());

it('is written to chosen people, says whom it left out, and its conversations say why they have no ticket', async () => {
  const page = await run.open('/conversations', run.companion.agent);
  await page.getByRole('link', { name: 'Broadcasts' }).click();
  await expect(page.getByText('No broadcasts yet')).toBeVisible();
  await page.getByRole('button', { name: 'New broadcast' }).click();
  const dialog = page.getByRole('dialog');
  const add = async (kind: 'contact' | 'lead', name: string) => {
    await dialog.getByRole('button', { name: `Add ${kind}` }).click();
    await page.getByPlaceholder('Name, company or e-mail').fill(name);
    await page.getByRole('option', { name }).click();
  };
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog.getByText('Choose whom to write to.', { exact: true })).toBeVisible();
  await add('contact', 'Noor Abellard');
  await add('contact', 'Sven Ek');
  await add('lead', 'Ida Holm');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('We are closed on Friday');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Dear customers,\nour shop is closed.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Send to 3 people' }).click();
  await expect(dialog).toContainText('On its way to 2 people');
  await expect(dialog).toContainText('Sven Ek has no e-mail address.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'We are closed on Friday' });
  await expect(row).toContainText('2 sent');
  await expect(row).toContainText('0 answered');
  await row.getByRole('link').click();
  const listed = page.getByRole('region', { name: 'Conversations' }).getByRole('listitem');
  await expect(listed).toHaveCount(2);
  await expect(listed.first()).toContainText('No ticket: the customer did not start the session.');
  await listed.filter({ hasText: 'Noor Abellard' }).click();
  await expect(page.getByText('A broadcast started the session')).toBeVisible();
  await page.getByRole('link', { name: 'Show all conversations' }).click();
  await page.getByRole('combobox', { name: 'Channel' }).click();
  await page.getByRole('option', { name: 'Web chat' }).click();
  await expect(page.getByText('None fits what you chose above.')).toBeVisible();
  await page.context().close();
});

it('is read by those without the right to answer, and not offered to them', async () => {
  const viewer = await run.companion.addUser('Viewer');
  const page = await run.open('/broadcasts', viewer);
  await expect(page.getByRole('heading', { name: 'Broadcasts' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New broadcast' })).toHaveCount(0);
  await page.context().close();
});

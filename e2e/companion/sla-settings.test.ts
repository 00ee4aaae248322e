/** SLA settings, calendars and channels: rows of the guide on SLAs as admins set them. */
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect as check, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { createApiKey } from '#lib/contract/api-keys.ts';
import { createCalendar, listCalendars } from '#lib/contract/calendars.ts';
import { createChannel, listChannels } from '#lib/contract/channels.ts';
import { createConversation } from '#lib/contract/conversations.ts';
import type { ChannelId, TicketId } from '#lib/contract/ids.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { readTicketSla } from '#lib/contract/ticket-clocks.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { seriousProblems } from './axe.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

const choose = async (page: Page, box: string, option: string | RegExp) => {
  await page.getByRole('combobox', { name: box, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
};
const targetsOf = async (ticketId: TicketId) =>
  (await run.companion.admin.api(readTicketSla, { params: { ticketId } })).clocks.map(
    ({ targetS }) => targetS,
  );
const policy = () => run.companion.admin.api(readSlaPolicy, {});
const byHand = async () => (await run.companion.agent.api(createTicket, { body: { subject: 'By hand' } })).id;
const setPolicy = async (firstResponseS: number | null, closureS: number | null) => {
  const { version } = await policy();
  await run.companion.admin.api(updateSlaPolicy, { body: { version, firstResponseS, closureS } });
};

/** A ticket of a conversation that a connector posts with an API key. */
async function fromChannel(channelId: ChannelId): Promise<TicketId> {
  const permissions = ['messages.read', 'messages.reply', 'tickets.read', 'tickets.create'] as const;
  const body = { name: 'Connector', days: 1, permissions: [...permissions] };
  const { key } = await run.companion.agent.api(createApiKey, { body });
  const connector = createApi({ baseUrl: run.companion.url, token: key });
  const posted = await connector(createConversation, {
    params: { channelId },
    body: { externalId: crypto.randomUUID(), startedBy: 'customer', subject: 'Drawer jams' },
  });
  const from = { subject: 'Drawer jams', source: 'conversation' as const, conversationId: posted.id };
  return (await connector(createTicket, { body: from })).id;
}

async function channelNamed(name: string) {
  const { items } = await run.companion.admin.api(listChannels, {});
  const channel = items.find((each) => each.name === name);
  if (channel === undefined) throw new Error(`Expected the channel ${name}`);
  return channel;
}

describe('SLA settings', () => {
  it('[G2.4.1b] Settings > Customisation > Tickets > SLA settings sets first response, closure and whom to tell', async () => {
    const page = await run.open('/settings', run.companion.admin);
    const settings = page.getByRole('navigation', { name: 'Settings', exact: true });
    await settings.getByRole('link', { name: 'Tickets', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'SLA settings' })).toHaveAttribute('aria-current', 'page');
    await page.getByLabel('First response time', { exact: true }).fill('x');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText('Give a minute or more.').first()).toBeVisible();
    await page.getByLabel('First response time', { exact: true }).fill('1');
    await page.getByLabel('Closure time', { exact: true }).fill('8');
    await choose(page, 'When time is exceeded, tell', 'Priya Nair');
    await page.getByLabel('Warn them before, at a share of the target').click();
    await page.getByRole('button', { name: 'Add a level' }).click();
    await choose(page, 'Level 1, whom to tell', 'Priya Nair');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Policy saved for tickets to come.')).toBeVisible();
    check(await policy()).toMatchObject({
      firstResponseS: 3600,
      closureS: 28_800,
      notifyUserId: run.companion.admin.id,
      warningShare: 0.75,
      levels: [{ afterS: 3600, notifyUserId: run.companion.admin.id }],
    });
    await page.reload();
    await expect(page.getByLabel('Closure time', { exact: true })).toHaveValue('8');
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    await page.context().close();
  });

  it('[G2.4.1a] the global SLA holds for tickets made by hand and for those of channels set to Global', async () => {
    await setPolicy(3600, 28_800);
    const channel = await run.companion.admin.api(createChannel, { body: { name: 'Shared chat' } });
    check(await targetsOf(await byHand())).toEqual([3600, 28_800]);
    check(await targetsOf(await fromChannel(channel.id))).toEqual([3600, 28_800]);
    const page = await run.open('/settings/channels', run.companion.admin);
    const row = page.getByRole('listitem').filter({ hasText: 'Shared chat' });
    await expect(row).toContainText('SLA configuration type: Global');
    await page.context().close();
  });

  it('tries settings that are not saved, in the hours of the calendar', async () => {
    await setPolicy(3600, 28_800);
    const hours = [['09:00', '17:00']] as [string, string][];
    const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
    const body = { name: 'Stockholm', zone: 'Europe/Stockholm', week };
    await run.companion.admin.api(createCalendar, { body });
    const page = await run.open('/settings/tickets/sla', run.companion.admin);
    await choose(page, 'Hours that count', 'Stockholm');
    const box = page.getByRole('region', { name: 'Try it' });
    await box.getByLabel('A ticket created').fill('2026-11-20T16:20');
    await expect(box.getByText(/Mon 23 Nov, 0?9:20/).first()).toBeVisible();
    await expect(box.getByText(/Mon 23 Nov, (16|4):20/).first()).toBeVisible();
    await expect(box.getByText('40m + 20m = 1h')).toBeVisible();
    await expect(box.getByText('Not counted')).toHaveCount(2);
    await box.getByRole('button', { name: 'Add pause' }).click();
    await box.getByLabel('Pause 1, to').fill('2026-11-20T16:30');
    await expect(box.getByText('30m + 30m = 1h')).toBeVisible();
    check((await policy()).calendarId).toBeNull();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    await page.context().close();
  });
});

describe('calendars', () => {
  it('have zones, several windows a day, nights, and holidays by date and by country that are looked at first', async () => {
    const page = await run.open('/settings/tickets/calendars/new', run.companion.admin);
    await page.getByLabel('Name', { exact: true }).fill('Warehouse, Oslo');
    await page.getByLabel('Time zone').fill('Europe/Oslo');
    await page.getByLabel('Monday, window 1, to').fill('12:00');
    await page.getByRole('button', { name: 'Add hours on Monday' }).click();
    await page.getByLabel('Monday, window 2, from').fill('13:00');
    await page.getByRole('button', { name: 'Add hours on Saturday' }).click();
    await page.getByLabel('Saturday, window 1, from').fill('22:00');
    await page.getByLabel('Saturday, window 1, to').fill('06:00');
    await expect(page.getByText('next day', { exact: true })).toBeVisible();
    await page.getByLabel('Date', { exact: true }).fill('2026-12-24');
    await page.getByLabel('Name of the holiday').fill('Inventory');
    await page.getByRole('button', { name: 'Add holiday', exact: true }).click();
    await page.getByRole('button', { name: 'Add holidays of a country' }).click();
    await choose(page, 'Country', 'Norway');
    await page.getByLabel('Year', { exact: true }).fill('2026');
    const offer = page.getByRole('group', { name: 'Holidays to add' });
    await offer.getByLabel(/Constitution Day/).click();
    await page.getByRole('button', { name: /^Add \d+ holidays$/ }).click();
    await page.getByLabel('Tuesday, window 1, to').fill('25:00');
    await page.getByRole('button', { name: 'Create calendar' }).click();
    await expect(page.getByText('Give a time from 00:00 to 24:00, such as 17:00.').first()).toBeVisible();
    await page.getByLabel('Tuesday, window 1, to').fill('17:00');
    await page.getByRole('button', { name: 'Create calendar' }).click();
    await expect(page).toHaveURL(/calendars\/[\da-f-]{36}$/);
    const { items } = await run.companion.admin.api(listCalendars, {});
    const saved = items.find(({ name }) => name === 'Warehouse, Oslo');
    check(saved?.week).toMatchObject({
      mon: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
      sat: [['22:00', '06:00']],
      sun: [],
    });
    check(saved?.holidays.map(({ name }) => name)).toEqual(
      check.arrayContaining(['Inventory', 'Christmas Day']),
    );
    check(saved?.holidays.map(({ date }) => date)).not.toContain('2026-05-17');
    await page.context().close();
  });

  it('are deleted, but not while a policy uses them, which is said', async () => {
    const body = { name: 'In use', zone: 'UTC', week: {} };
    const calendar = await run.companion.admin.api(createCalendar, { body });
    const { version } = await policy();
    const used = { version, firstResponseS: 3600, closureS: null, calendarId: calendar.id };
    await run.companion.admin.api(updateSlaPolicy, { body: used });
    const page = await run.open(`/settings/tickets/calendars/${calendar.id}`, run.companion.admin);
    await page.getByRole('button', { name: 'Delete calendar' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete calendar' }).click();
    await expect(dialog.getByText(/Choose another calendar in the SLA settings first/)).toBeVisible();
    await setPolicy(3600, 28_800);
    await dialog.getByRole('button', { name: 'Delete calendar' }).click();
    await expect(page.getByText('Calendar deleted.')).toBeVisible();
    await expect(page.getByRole('link', { name: /^In use/ })).toHaveCount(0);
    await page.context().close();
  });
});

describe('channels', () => {
  it('[G2.4.2a] Settings > Integration > Channel > "update channel" chooses Global or Individual channel with its own details', async () => {
    const page = await run.open('/settings', run.companion.admin);
    const settings = page.getByRole('navigation', { name: 'Settings', exact: true });
    await settings.getByRole('link', { name: 'Channel', exact: true }).click();
    await page.getByRole('button', { name: 'Add channel' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Web chat');
    await dialog.getByRole('button', { name: 'Add channel' }).click();
    await expect(dialog).toHaveCount(0);
    // By keys alone: the icon opens it, the arrow chooses, Escape leaves it and the focus is back.
    const update = page.getByRole('button', { name: 'Update channel Web chat' });
    await update.focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: 'Global' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: 'Individual channel' })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(update).toBeFocused();
    await update.click();
    const types = dialog.getByRole('radiogroup', { name: 'SLA configuration type' });
    await expect(types.getByLabel('Global')).toBeChecked();
    await types.getByLabel('Individual channel').click();
    await dialog.getByLabel('First response time', { exact: true }).fill('0.25');
    await dialog.getByLabel('Closure time', { exact: true }).fill('2');
    await expect(dialog.getByText(/\/api\/channels\/[\da-f-]{36}\/conversations$/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Save channel' }).click();
    await expect(dialog).toHaveCount(0);
    const row = page.getByRole('listitem').filter({ hasText: 'Web chat' });
    await expect(row).toContainText('SLA configuration type: Individual channel');
    check(await targetsOf(await fromChannel((await channelNamed('Web chat')).id))).toEqual([900, 7200]);
    await page.getByRole('button', { name: 'Disable Web chat' }).click();
    await expect(row).toContainText('Disabled');
    await page.getByRole('button', { name: 'Enable Web chat' }).click();
    await expect(page.getByRole('button', { name: 'Disable Web chat' })).toBeVisible();
    await page.context().close();
  });

  it('[G2.4.2b] a ticket keeps the SLA of its creation when the global one or its channel’s is changed here', async () => {
    await setPolicy(3600, 28_800);
    const own = { firstResponseS: 900, closureS: 7200 };
    const body = { name: 'Kept', slaType: 'individual' as const, policy: own };
    const channel = await run.companion.admin.api(createChannel, { body });
    const [manual, automatic] = [await byHand(), await fromChannel(channel.id)];
    const page = await run.open('/settings/channels', run.companion.admin);
    await page.getByRole('button', { name: 'Update channel Kept' }).click();
    await page.getByRole('dialog').getByLabel('Global').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save channel' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.goto(`${run.companion.url}/settings/tickets/sla`);
    await page.getByLabel('First response time', { exact: true }).fill('5');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText('Policy saved for tickets to come.')).toBeVisible();
    check(await targetsOf(manual)).toEqual([3600, 28_800]);
    check(await targetsOf(automatic)).toEqual([900, 7200]);
    check(await targetsOf(await byHand())).toEqual([18_000, 28_800]);
    check(await targetsOf(await fromChannel(channel.id))).toEqual([18_000, 28_800]);
    await page.context().close();
  });
});

const LOOKS = [
  ['light', 1440],
  ['dark', 1440],
  ['light', 400],
] as const;
const PAGES = [
  ['tickets/sla', 'Try it'],
  ['tickets/calendars', 'Open hours'],
  ['channels', 'Web chat'],
] as const;

describe.each(PAGES)('the page of %s', (path, shows) => {
  it.each(LOOKS)('is without serious problems when %s and %d px wide', async (colorScheme, width) => {
    const options = { colorScheme, reducedMotion: 'reduce', viewport: { width, height: 1000 } } as const;
    const page = await run.open(`/settings/${path}`, run.companion.admin, options);
    await expect(page.getByText(shows).first()).toBeVisible();
    if (path === 'tickets/sla') {
      await choose(page, 'Hours that count', 'Stockholm');
      await page.getByLabel('A ticket created').fill('2026-11-20T16:20');
      await expect(page.getByText('Not counted').first()).toBeVisible();
    }
    if (path === 'channels') {
      await page.getByRole('button', { name: 'Update channel Web chat' }).click();
      await expect(page.getByRole('dialog').getByText('Where connectors post')).toBeVisible();
    }
    check(await seriousProblems(page)).toEqual([]);
    check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const folder = process.env['PICTURES_DIR'];
    if (folder !== undefined)
      await page.screenshot({ path: `${folder}/${path.replace('/', '-')}-${colorScheme}-${width}.png` });
    await page.context().close();
  });
});

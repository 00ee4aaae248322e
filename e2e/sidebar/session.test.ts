import { describe, it } from 'vitest';
import { expect } from '@playwright/test';
import { ownSidebarBrowser } from './own-sidebar-browser.ts';
import { callsOf, changeWorld, refuseNext } from './sidebar-browser.ts';
import { JONAS } from '../../components/sidebar/samples/sample-records.ts';

const browser = ownSidebarBrowser();

describe('connecting', () => {
  it('refuses plain http elsewhere than on this computer, and says why', async () => {
    const page = await browser.open('no-address');
    await page.getByLabel('Address').fill('http://desk.osterby.example');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Address')).toBeFocused();
    await expect(page.getByText('Use an address with https.')).toBeVisible();
    expect(await callsOf(page, 'readCompanion')).toEqual([]);
  });

  it('shows the code, copies it, and goes on by itself once it is approved', async () => {
    const page = await browser.open('no-address');
    await page.getByLabel('Address').fill('127.0.0.1:4310');
    await page.keyboard.press('Enter');
    await expect(page.getByText('KRVT – 8M2Q')).toBeVisible();
    await page.getByRole('button', { name: 'Copy code' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('KRVT8M2Q');
    await expect(page.getByRole('link', { name: 'Open page and copy code' })).toHaveAttribute(
      'href',
      /code=KRVT8M2Q/,
    );
    await changeWorld(page, { connection: 'signed-in' });
    await expect(page.getByRole('heading', { name: 'Marta Lindqvist' })).toBeVisible();
  });

  it('goes on with the same code when the panel was closed half-way', async () => {
    const page = await browser.open('device-code');
    await page.reload();
    await expect(page.getByText('KRVT – 8M2Q')).toBeVisible();
    expect(await callsOf(page, 'startDevice')).toEqual([]);
  });

  it('says that a code was denied and gets a new one', async () => {
    const page = await browser.open('no-address');
    await page.getByLabel('Address').fill('127.0.0.1:4310');
    await page.keyboard.press('Enter');
    await changeWorld(page, { connection: 'denied' });
    await expect(page.getByRole('alert')).toContainText('The code was denied');
    await changeWorld(page, { connection: 'signed-in' });
    await page.getByRole('button', { name: 'Get a new code' }).click();
    await expect(page.getByRole('heading', { name: 'Marta Lindqvist' })).toBeVisible();
    expect(await callsOf(page, 'startDevice')).toHaveLength(2);
  });

  it('leads to the address when another companion is wanted', async () => {
    const page = await browser.open('device-code');
    await page.getByRole('button', { name: 'Change address' }).click();
    await expect(page.getByLabel('Address')).toBeFocused();
  });
});

describe('an ended session', () => {
  it('asks to connect again and keeps drafts for the same person', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByLabel('Subject').fill('Kept over the sign-in');
    await refuseNext(page, 'createTicket', { code: 'not_signed_in', status: 401 });
    await page.keyboard.press('Enter');
    await expect(page.getByText('Connect again to go on.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    expect((await callsOf(page, 'createTicket')).map(({ key }) => key)).toHaveLength(2);
  });

  it('says what another person left unsent before it is removed', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByLabel('Subject').fill('Ana has not sent this');
    await changeWorld(page, {
      me: { user: JONAS, profile: 'Agent', permissions: [], workspace: 'Norrvik', admins: [] },
    });
    await refuseNext(page, 'listTickets', { code: 'not_signed_in', status: 401 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Link an existing ticket' }).click();
    await expect(page.getByText('Ana Ribeiro left something unsent')).toBeVisible();
    await expect(page.getByText('1 draft is kept on this computer.')).toBeVisible();
    await page.getByRole('button', { name: 'Remove them and go on' }).click();
    await expect(page.getByText('Jonas Feld at 127.0.0.1:4310')).toBeVisible();
    await page.getByRole('button', { name: 'New ticket' }).click();
    await expect(page.getByLabel('Subject')).not.toHaveValue('Ana has not sent this');
  });
});

describe('signing out', () => {
  it('goes at once when nothing is unsent', async () => {
    const page = await browser.open('matched');
    await changeWorld(page, { connection: 'device-code' });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('KRVT – 8M2Q')).toBeVisible();
    expect(await callsOf(page, 'signOut')).toHaveLength(1);
    expect(
      await page.evaluate(() => JSON.parse(localStorage.getItem('connection') ?? '{}').token),
    ).toBeNull();
  });

  it('says what is unsent first, and staying keeps it', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByLabel('Subject').fill('Not sent');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('1 draft is kept on this computer. Signing out removes them.')).toBeVisible();
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('button', { name: 'New ticket' }).click();
    await expect(page.getByLabel('Subject')).toHaveValue('Not sent');
  });
});

describe('a thread seen before', () => {
  it('is painted from this computer when the companion does not answer', async () => {
    const page = await browser.open('offline');
    await expect(page.getByText('TKT-E1042')).toBeVisible();
    await expect(page.getByRole('status').getByText('Offline. Shown as of 10:04.')).toBeVisible();
    const marks = await page.evaluate(() =>
      performance
        .getEntriesByName('threadside:tickets-painted')
        .map((mark) => (mark as PerformanceMark).detail),
    );
    expect(marks[0]).toMatchObject({ threadKey: 'firmware', source: 'cache' });
    await changeWorld(page, { trouble: 'none' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Offline.')).toHaveCount(0);
  });

  it('sets the marks of a create for the benchmark', async () => {
    const page = await browser.open('nothing-here');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'TKT-E1043' }).first()).toBeVisible();
    const names = await page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
    const wanted = ['thread-announced', 'tickets-painted', 'create-clicked', 'number-painted'];
    expect(names).toEqual(expect.arrayContaining(wanted.map((name) => `threadside:${name}`)));
  });
});

describe('tables in IndexedDB', () => {
  it('keep the contract of all tables', async () => {
    const page = await browser.open('no-thread');
    const results = await page.evaluate(async () => {
      const seen: { name: string; seen: unknown; expected: unknown }[] = [];
      for (const { name, run } of harness.TABLES_CONTRACT) {
        const tables = harness.createBrowserTables();
        await tables.clear();
        const [found, expected] = await run(tables);
        seen.push({ name, seen: found, expected });
      }
      return seen;
    });
    expect(results.length).toBeGreaterThan(5);
    expect(results.map(({ name, seen }) => ({ name, seen }))).toEqual(
      results.map(({ name, expected }) => ({ name, seen: expected })),
    );
  });
});

describe('one’s own status', () => {
  it('says what it will move before it is set, and what it moved after', async () => {
    const page = await browser.open('status');
    await expect(page.getByText('3 open tickets will move:')).toBeVisible();
    await expect(page.getByText('Priya Nair: 3')).toBeVisible();
    expect(await callsOf(page, 'chooseStatus')).toEqual([]);
    await page.getByRole('button', { name: 'Set status' }).click();
    await expect(page.getByText('2 stay with you: no available teammate may see them')).toBeVisible();
    await page.getByRole('radio', { name: 'Busy' }).click();
    await expect(page.getByText('“Busy” moves no tickets')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Marta Lindqvist' })).toBeVisible();
    expect(await callsOf(page, 'chooseStatus')).toHaveLength(1);
  });

  it('is not set when the companion refuses, and says what it said', async () => {
    const page = await browser.open('status');
    await changeWorld(page, { trouble: 'offline' });
    await page.getByRole('button', { name: 'Set status' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Set status' })).toBeVisible();
  });
});

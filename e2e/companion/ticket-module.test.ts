/** Settings > Customisation > Ticket module: pipelines and custom fields, by mouse and by keyboard. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createField, listFields, updateField } from '#lib/contract/fields.ts';
import { createPipeline, listPipelines, updatePipeline } from '#lib/contract/pipelines.ts';
import { createTicket, listTickets, readTicket } from '#lib/contract/tickets.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';

let run: CompanionBrowser;
beforeAll(async () => {
  run = await startCompanionBrowser();
});
afterAll(() => run.close());

const PIPELINES = '/settings/ticket-module/pipelines';
const FIELDS = '/settings/ticket-module/fields';

const save = (page: Page, what: 'pipeline' | 'field') =>
  page.getByRole('button', { name: `Save ${what}`, exact: true });
const stageNames = (page: Page) =>
  page
    .getByRole('textbox', { name: /^Name of stage/ })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
const pipelinesNow = async () => (await run.companion.agent.api(listPipelines, {})).items;
const stagesOf = async (name: string) =>
  (await pipelinesNow()).find((pipeline) => pipeline.name === name)?.stages.map((stage) => stage.name);

async function choose(page: Page, picker: Locator, option: string): Promise<void> {
  await picker.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('pipelines', () => {
  it('[G2.3.2a] several are made, each with stages of its own, and new tickets go where they are sent', async () => {
    const page = await run.open('/settings', run.companion.admin);
    await page.getByRole('link', { name: 'Ticket module' }).click();
    await page.getByRole('link', { name: 'Pipelines' }).click();
    for (const name of ['Escalation', 'Onboarding']) {
      await page.getByRole('link', { name: 'New pipeline' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Create pipeline' }).click();
      await expect(page.getByRole('button', { name: 'Save pipeline' })).toBeVisible();
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
    }
    expect((await pipelinesNow()).map(({ name }) => name)).toEqual(['Support', 'Escalation', 'Onboarding']);
    await page.goto(`${run.companion.url}/tickets`);
    await page.getByRole('button', { name: 'Create New' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Loom will not start');
    await choose(page, page.getByRole('combobox', { name: 'Pipeline' }), 'Escalation');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/^TKT-M\d+ created$/)).toBeVisible();
    const [ticket] = (await run.companion.agent.api(listTickets, { query: { search: 'loom' } })).items;
    expect([ticket?.pipeline.name, ticket?.stage.name]).toEqual(['Escalation', 'New']);
    await page.context().close();
  });

  it('[G2.3.2b] takes twelve stages; the thirteenth cannot be added, says why, and the API refuses it', async () => {
    const { admin } = run.companion;
    const stages = Array.from({ length: 11 }, (_, index) => ({ name: `Step ${index + 1}` }));
    const made = await admin.api(createPipeline, { body: { name: 'Long way', stages } });
    const page = await run.open(`${PIPELINES}/${made.id}`, admin);
    const add = page.getByRole('button', { name: 'Add stage' });
    await add.click();
    await page.keyboard.type('Step 12');
    await expect(page.getByText('12 of 12')).toBeVisible();
    await expect(add).toHaveAttribute('aria-disabled', 'true');
    await expect(add).toHaveAccessibleDescription(/no more than 12 stages/);
    await add.click({ force: true });
    expect(await stageNames(page)).toHaveLength(12);
    await save(page, 'pipeline').click();
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    expect(await stagesOf('Long way')).toHaveLength(12);
    const thirteen = Array.from({ length: 13 }, (_, index) => ({ name: `Step ${index + 1}` }));
    await expect(
      admin.api(createPipeline, { body: { name: 'Too long', stages: thirteen } }),
    ).rejects.toMatchObject({
      problem: { status: 422, code: 'too_many_stages', errors: [{ field: 'stages' }] },
    });
    await page.context().close();
  });

  it('are edited by keyboard alone: a stage renamed, moved and given a status, saved with Ctrl+S', async () => {
    const made = await run.companion.admin.api(createPipeline, {
      body: { name: 'By keys', stages: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }] },
    });
    const page = await run.open(`${PIPELINES}/${made.id}`, run.companion.admin);
    await page.getByRole('textbox', { name: 'Name of stage 1' }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('First');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByText('First is now 2 of 3')).toBeAttached();
    expect(await stageNames(page)).toEqual(['Two', 'First', 'Three']);
    await expect(page.getByRole('textbox', { name: 'Name of stage 2' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(
      page.getByText(/changes not saved: stage renamed, status on entry changed, order changed/),
    ).toBeVisible();
    await page.keyboard.press('Control+S');
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    const saved = (await pipelinesNow()).find(({ id }) => id === made.id);
    expect(saved?.stages.map(({ name, setsStatus }) => [name, setsStatus])).toEqual([
      ['Two', null],
      ['First', 'pending'],
      ['Three', null],
    ]);
    await page.context().close();
  });

  it('are put in order by dragging a stage', async () => {
    const made = await run.companion.admin.api(createPipeline, {
      body: { name: 'By hand', stages: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }] },
    });
    const page = await run.open(`${PIPELINES}/${made.id}`, run.companion.admin);
    const handle = page.getByRole('button', { name: 'Move One, 1 of 3' });
    const goal = page.getByRole('button', { name: 'Move Three, 3 of 3' });
    const [from, to] = [await handle.boundingBox(), await goal.boundingBox()];
    if (from === null || to === null) throw new Error('Expected both handles on the page');
    await page.mouse.move(from.x + 8, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 8, to.y + 10, { steps: 12 });
    await page.mouse.move(to.x + 8, to.y + 24, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => stageNames(page)).toEqual(['Two', 'Three', 'One']);
    await save(page, 'pipeline').click();
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    expect(await stagesOf('By hand')).toEqual(['Two', 'Three', 'One']);
    await page.context().close();
  });

  it('say how many open tickets a stage holds, and move them when it is removed', async () => {
    const { admin, agent } = run.companion;
    const made = await admin.api(createPipeline, {
      body: {
        name: 'Parts',
        stages: [{ name: 'Asked' }, { name: 'Waiting on parts' }, { name: 'Done', setsStatus: 'closed' }],
      },
    });
    const stageId = made.stages[1]?.id;
    const ticket = await agent.api(createTicket, { body: { subject: 'Belt', pipelineId: made.id, stageId } });
    const page = await run.open(`${PIPELINES}/${made.id}`, admin);
    await expect(page.getByText('1 open', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Remove Waiting on parts' }).click();
    await expect(page.getByText('1 open ticket stands in Waiting on parts.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keep stage' })).toBeFocused();
    await expect(page.getByRole('combobox', { name: 'Move to' })).toContainText('Asked');
    await page.getByRole('button', { name: 'Remove stage and move 1' }).click();
    await expect(page.getByText('2 of 12')).toBeVisible();
    const after = await agent.api(readTicket, { params: { ticketId: ticket.id } });
    expect(after.stage.name).toBe('Asked');
    expect(after.timeline.at(-1)).toMatchObject({ kind: 'stage-changed', actor: { name: 'Priya Nair' } });
    await page.context().close();
  });

  it('say who was faster when two save, and let either win', async () => {
    const { admin } = run.companion;
    const made = await admin.api(createPipeline, { body: { name: 'Shared', stages: [{ name: 'One' }] } });
    const page = await run.open(`${PIPELINES}/${made.id}`, admin);
    await page.getByRole('textbox', { name: 'Name of stage 1' }).fill('Mine');
    const change = { version: made.version, name: 'Shared by Priya' };
    await admin.api(updatePipeline, { params: { pipelineId: made.id }, body: change });
    await save(page, 'pipeline').click();
    await expect(
      page.getByRole('alert').filter({ hasText: 'Priya Nair changed this meanwhile.' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Save yours over it' }).click();
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    expect(await stagesOf('Shared')).toEqual(['Mine']);
    await page.context().close();
  });

  it('ask before unsaved changes are left behind', async () => {
    const page = await run.open(PIPELINES, run.companion.admin);
    await page.getByRole('textbox', { name: 'Name of stage 1' }).fill('Changed');
    const away = page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Tickets', exact: true });
    await away.click();
    await expect(page.getByRole('dialog')).toContainText('Discard the changes?');
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect(page.getByRole('textbox', { name: 'Name of stage 1' })).toHaveValue('Changed');
    await away.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
    await expect(page).toHaveURL(/\/tickets$/);
    await page.context().close();
  });

  it('are archived with a goal for their open tickets, and restored', async () => {
    const { admin, agent } = run.companion;
    const made = await admin.api(createPipeline, { body: { name: 'Passing', stages: [{ name: 'Only' }] } });
    const ticket = await agent.api(createTicket, { body: { subject: 'Hose', pipelineId: made.id } });
    const page = await run.open(`${PIPELINES}/${made.id}`, admin);
    await page.getByRole('button', { name: 'Archive pipeline' }).click();
    await choose(page, page.getByRole('combobox', { name: 'Move to' }), 'Escalation: In progress');
    await page.getByRole('button', { name: 'Archive and move 1' }).click();
    await expect(page.getByRole('button', { name: /Archived/ })).toBeVisible();
    const after = await agent.api(readTicket, { params: { ticketId: ticket.id } });
    expect([after.pipeline.name, after.stage.name]).toEqual(['Escalation', 'In progress']);
    await page.getByRole('button', { name: /Archived/ }).click();
    await page.getByRole('link', { name: /Passing/ }).click();
    await page.getByRole('button', { name: 'Restore pipeline' }).click();
    await expect(save(page, 'pipeline')).toBeVisible();
    expect(await stagesOf('Passing')).toEqual(['Only']);
    await page.context().close();
  });
});

describe('custom fields', () => {
  it('[G2.3.1a] are added to tickets: an issue type to choose from shows in the form and on the ticket', async () => {
    const page = await run.open('/settings', run.companion.admin);
    await page.getByRole('link', { name: 'Ticket module' }).click();
    await page.getByRole('link', { name: 'Fields' }).click();
    await page.getByRole('link', { name: 'New field' }).first().click();
    await page.getByLabel('Label').fill('Issue type');
    await choose(page, page.getByRole('combobox', { name: 'Type' }), 'One of a list');
    await page.getByRole('textbox', { name: 'Choice 1' }).fill('Breakdown');
    await page.getByRole('textbox', { name: 'Choice 2' }).fill('Question');
    await choose(page, page.getByRole('combobox', { name: 'Default value' }), 'Question');
    await page.getByLabel('Help text').fill('It decides who is told first.');
    await page.getByRole('button', { name: 'Create field' }).click();
    await expect(page.getByText('issue_type')).toBeVisible();
    await page.goto(`${run.companion.url}/tickets`);
    await page.getByRole('button', { name: 'Create New' }).click();
    await expect(page.getByText('It decides who is told first.')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Issue type' })).toContainText('Question');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Spindle is stuck');
    await choose(page, page.getByRole('combobox', { name: 'Issue type' }), 'Breakdown');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByRole('link', { name: /^TKT-M\d+$/ })
      .last()
      .waitFor();
    const [made] = (await run.companion.agent.api(listTickets, { query: { search: 'spindle' } })).items;
    await page.goto(`${run.companion.url}/tickets/${made?.number}`);
    await expect(page.getByRole('button', { name: 'Edit Issue type, Breakdown' })).toBeVisible();
    await page.context().close();
  });

  it('[G2.3.1b] [G2.3.1c] are optional until made mandatory; then a ticket without a value neither moves nor is saved', async () => {
    const { admin, agent } = run.companion;
    const ticket = await agent.api(createTicket, { body: { subject: 'Reel slips' } });
    await admin.api(createField, { body: { label: 'Segment', kind: 'text' } });
    await agent.api(createTicket, { body: { subject: 'Optional is fine' } });
    const page = await run.open(FIELDS, admin);
    await page.getByRole('link', { name: /^Segment/ }).click();
    await page.getByRole('checkbox', { name: 'Mandatory' }).check();
    await page.keyboard.press('Control+S');
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Segment mandatory/ })).toBeVisible();
    await page.goto(`${run.companion.url}/tickets/${ticket.number}`);
    await page.getByRole('button', { name: /^Move to In progress/ }).click();
    await expect(page.getByRole('alert')).toContainText('Not saved. Fill in Segment. It is mandatory.');
    const now = () => agent.api(readTicket, { params: { ticketId: ticket.id } });
    expect((await now()).stage.name).toBe('New');
    await page.getByRole('alert').getByRole('textbox', { name: 'Segment' }).fill('Mills');
    await page.getByRole('button', { name: 'Save ticket' }).click();
    await expect(page.getByRole('button', { name: 'Edit Segment, Mills' })).toBeVisible();
    expect(await now()).toMatchObject({ stage: { name: 'In progress' }, fieldValues: { segment: 'Mills' } });
    const { items } = await agent.api(listFields, {});
    const segment = items.find(({ key }) => key === 'segment');
    if (segment === undefined) throw new Error('Expected the field Segment');
    await admin.api(updateField, {
      params: { fieldId: segment.id },
      body: { version: 2, isMandatory: false },
    });
    await page.context().close();
  });

  it('rename a choice on tickets, and archive one that tickets keep', async () => {
    const { admin, agent } = run.companion;
    const field = await admin.api(createField, {
      body: { label: 'Hall', kind: 'one-of', options: ['North', 'South', 'Old hall'] },
    });
    const north = await agent.api(createTicket, { body: { subject: 'Lamp', fields: { hall: 'North' } } });
    const old = await agent.api(createTicket, { body: { subject: 'Roof', fields: { hall: 'Old hall' } } });
    const page = await run.open(`${FIELDS}/${field.id}`, admin);
    await page.getByRole('textbox', { name: 'Choice 1' }).fill('North wing');
    await page.getByRole('button', { name: 'Archive Old hall' }).click();
    await save(page, 'field').click();
    await expect(page.getByText('No unsaved changes')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Restore Old hall' })).toBeVisible();
    await page.goto(`${run.companion.url}/tickets/${north.number}`);
    await expect(page.getByRole('button', { name: 'Edit Hall, North wing' })).toBeVisible();
    await page.goto(`${run.companion.url}/tickets/${old.number}`);
    await page.getByRole('button', { name: 'Edit Hall, Old hall' }).click();
    await expect(page.getByRole('combobox', { name: 'Hall' })).toContainText('Old hall');
    await page.context().close();
  });

  it('are archived after saying what becomes of their values, and restored', async () => {
    const { admin } = run.companion;
    const field = await admin.api(createField, { body: { label: 'Pallet', kind: 'number' } });
    const page = await run.open(`${FIELDS}/${field.id}`, admin);
    await page.getByRole('button', { name: 'Archive field' }).click();
    await expect(page.getByText(/Their values are kept/)).toBeVisible();
    await page.getByRole('button', { name: 'Archive field now' }).click();
    await page.getByRole('button', { name: /Archived/ }).click();
    await page.getByRole('link', { name: /^Pallet/ }).click();
    await page.getByRole('button', { name: 'Restore field' }).click();
    await expect(page.getByRole('button', { name: 'Archive field' })).toBeVisible();
    await page.context().close();
  });

  it('in conflict show who changed which field, and both values', async () => {
    const { admin, agent } = run.companion;
    const mine = await run.open('/tickets', agent);
    await admin.api(createField, { body: { label: 'Roll width', kind: 'text' } });
    const ticket = await agent.api(createTicket, {
      body: { subject: 'Roll', fields: { roll_width: 'narrow' } },
    });
    await mine.goto(`${run.companion.url}/tickets/${ticket.number}`);
    await mine.getByRole('button', { name: 'Edit Roll width, narrow' }).click();
    await mine.getByRole('textbox', { name: 'Roll width' }).fill('middling');
    const theirs = await run.open(`/tickets/${ticket.number}`, admin);
    await theirs.getByRole('button', { name: 'Edit Roll width, narrow' }).click();
    await theirs.getByRole('textbox', { name: 'Roll width' }).fill('wide');
    await theirs.keyboard.press('Enter');
    await expect(theirs.getByRole('button', { name: 'Edit Roll width, wide' })).toBeVisible();
    await mine.getByRole('textbox', { name: 'Roll width' }).press('Enter');
    await expect(mine.getByRole('alert')).toContainText('Priya Nair set Roll width from narrow to wide');
    await expect(mine.getByRole('button', { name: 'Keep wide' })).toBeVisible();
    await mine.getByRole('button', { name: 'Use middling' }).click();
    await expect(mine.getByRole('button', { name: 'Edit Roll width, middling' })).toBeVisible();
    await mine.context().close();
    await theirs.context().close();
  });
});

describe('the settings of the ticket module', () => {
  const CASES = [
    { name: 'pipelines', path: PIPELINES },
    { name: 'new pipeline', path: `${PIPELINES}/new` },
    { name: 'fields', path: FIELDS },
    { name: 'new field', path: `${FIELDS}/new` },
  ];
  const LOOKS = (['light', 'dark'] as const).flatMap((scheme) =>
    [1280, 400].map((width) => ({ scheme, width })),
  );

  it.each(CASES)('$name have nothing serious for axe, light and dark, wide and narrow', async ({ path }) => {
    for (const { scheme, width } of LOOKS) {
      const page = await run.open(path, run.companion.admin, {
        colorScheme: scheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 800 },
      });
      await expect(page.getByText(/unsaved|not saved/)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const isWider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWider, 'scrolls sideways').toBe(false);
      await page.context().close();
    }
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createField,
  listFieldDetails,
  listFields,
  updateField,
  type FieldDetails,
  type NewField,
} from '#lib/contract/fields.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { createPipeline } from '#lib/contract/pipelines.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import type { z } from 'zod';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('fields', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  let count = 0;
  const aField = (given: Partial<z.input<typeof NewField>> = {}) =>
    companion.admin.api(createField, { body: { label: `Field ${(count += 1)}`, kind: 'text', ...given } });
  const change = (field: FieldDetails, body: object) =>
    companion.admin.api(updateField, {
      params: { fieldId: field.id },
      body: { version: field.version, ...body },
    });
  const aTicket = (fields: Record<string, unknown>) =>
    companion.agent.api(createTicket, { body: { subject: 'x', fields } });
  const edit = (ticketId: TicketId, body: object) =>
    companion.agent.api(updateTicket, {
      params: { ticketId },
      body: body as { version: number },
    });
  const read = (ticketId: TicketId) => companion.agent.api(readTicket, { params: { ticketId } });

  it.each([
    ['text', 'x'],
    ['long-text', 'x\ny'],
    ['number', 4.5],
    ['date', '2026-11-22'],
    ['date-time', '2026-11-22T09:58:00Z'],
    ['yes-no', false],
    ['one-of', 'a'],
    ['many-of', ['a', 'b']],
    ['url', 'https://desk.example/x'],
    ['email', 'noor@mill.example'],
    ['phone', '+46 31 700 00 00'],
  ] as const)(
    'of kind %s are made with a default, and start new tickets with it',
    async (kind, defaultValue) => {
      const options = kind === 'one-of' || kind === 'many-of' ? ['a', 'b'] : [];
      const field = await aField({ kind, options, defaultValue });
      expect((await aTicket({})).fieldValues[field.key]).toEqual(defaultValue);
      const wrong = kind === 'text' || kind === 'long-text' ? 1 : 'nothing of the kind';
      expect(await refusalOf(aField({ kind, options, defaultValue: wrong }))).toMatchObject({
        status: 422,
        fields: ['defaultValue'],
      });
      await change(field, { isArchived: true });
    },
  );

  it('get a key from their label that stays when the label changes', async () => {
    const field = await aField({ label: 'Größe of the Machine!' });
    expect(field.key).toBe('gro_e_of_the_machine');
    const renamed = await change(field, { label: 'Machine size' });
    expect(renamed).toMatchObject({ label: 'Machine size', key: field.key, version: 2 });
  });

  it('refuse a label that is taken, choices for kinds without, and none for kinds with', async () => {
    const field = await aField();
    expect(await refusalOf(aField({ label: field.label.toUpperCase() }))).toMatchObject({
      status: 422,
      fields: ['label'],
    });
    expect(await refusalOf(aField({ options: ['a'] }))).toMatchObject({ fields: ['options'] });
    expect(await refusalOf(aField({ kind: 'one-of' }))).toMatchObject({ fields: ['options'] });
    expect(await refusalOf(aField({ kind: 'one-of', options: ['a', 'A'] }))).toMatchObject({
      fields: ['options.1'],
    });
  });

  it('that are mandatory refuse create, edit and stage move while empty, by key and label', async () => {
    const before = await aTicket({});
    const field = await aField({ label: 'Segment', isMandatory: true });
    const refused = { status: 422, code: 'field_missing', fields: [`fields.${field.key}`] };
    expect(await refusalOf(aTicket({}))).toMatchObject(refused);
    expect(await refusalOf(aTicket({ [field.key]: ' ' }))).toMatchObject(refused);
    expect(await refusalOf(edit(before.id, { version: 1, subject: 'y' }))).toMatchObject(refused);
    const stageId = before.pipelines[0]?.stages[1]?.id;
    expect(await refusalOf(edit(before.id, { version: 1, stageId }))).toMatchObject(refused);
    expect(await refusalOf(edit(before.id, { version: 1, status: 'closed' }))).toMatchObject(refused);
    const answer = edit(before.id, { version: 1, stageId });
    await expect(answer).rejects.toMatchObject({
      fields: [{ message: 'Fill in Segment. It is mandatory.' }],
    });
    const saved = await edit(before.id, { version: 1, stageId, fields: { [field.key]: 'Mills' } });
    expect(saved.fieldValues[field.key]).toBe('Mills');
    expect(await refusalOf(edit(before.id, { version: 2, fields: { [field.key]: null } }))).toMatchObject(
      refused,
    );
    await change(field, { isArchived: true });
    expect((await edit(before.id, { version: 2, subject: 'z' })).subject).toBe('z');
  });

  it('for chosen pipelines are asked for there only', async () => {
    const other = await companion.admin.api(createPipeline, {
      body: { name: 'Returns', stages: [{ name: 'In' }] },
    });
    const field = await aField({ isMandatory: true, pipelineIds: [other.id] });
    expect((await aTicket({})).fields.map(({ key }) => key)).not.toContain(field.key);
    const there = companion.agent.api(createTicket, { body: { subject: 'x', pipelineId: other.id } });
    expect(await refusalOf(there)).toMatchObject({ code: 'field_missing', fields: [`fields.${field.key}`] });
    await change(field, { isArchived: true });
  });

  it('rename a choice on all tickets, closed ones too, swaps included', async () => {
    const one = await aField({ kind: 'one-of', options: ['a', 'b', 'c'], defaultValue: 'a' });
    const many = await aField({ kind: 'many-of', options: ['a', 'b', 'c'] });
    const running = await aTicket({ [one.key]: 'a', [many.key]: ['a', 'c'] });
    const closed = await aTicket({ [one.key]: 'b', [many.key]: ['b'] });
    await edit(closed.id, { version: 1, status: 'closed' });
    const options = [
      { name: 'b', was: 'a' },
      { name: 'a', was: 'b' },
      { name: 'C', was: 'c' },
    ];
    expect(await change(one, { options })).toMatchObject({ options: ['b', 'a', 'C'], defaultValue: 'b' });
    await change(many, { options });
    expect((await read(running.id)).fieldValues).toMatchObject({ [one.key]: 'b', [many.key]: ['b', 'C'] });
    const after = await read(closed.id);
    expect(after.fieldValues).toMatchObject({ [one.key]: 'a', [many.key]: ['a'] });
    expect(after.version).toBe(2);
  });

  it('archive a choice: tickets keep it, new ones cannot have it, and it comes back when named', async () => {
    const field = await aField({ kind: 'one-of', options: ['old', 'new'] });
    const ticket = await aTicket({ [field.key]: 'old' });
    const archived = await change(field, { options: [{ name: 'new', was: 'new' }] });
    expect(archived).toMatchObject({ options: ['new'], archivedOptions: ['old'] });
    expect((await read(ticket.id)).fieldValues[field.key]).toBe('old');
    expect(
      (await edit(ticket.id, { version: 1, fields: { [field.key]: 'old' }, subject: 'y' })).subject,
    ).toBe('y');
    expect(await refusalOf(aTicket({ [field.key]: 'old' }))).toMatchObject({
      fields: [`fields.${field.key}`],
    });
    const again = { options: [{ name: 'new', was: 'new' }, { name: 'old' }] };
    expect(await change(archived, again)).toMatchObject({ options: ['new', 'old'], archivedOptions: [] });
  });

  it('refuse to archive the choice that is the default', async () => {
    const field = await aField({ kind: 'one-of', options: ['a', 'b'], defaultValue: 'a' });
    expect(await refusalOf(change(field, { options: [{ name: 'b', was: 'b' }] }))).toMatchObject({
      status: 422,
      fields: ['defaultValue'],
    });
  });

  it('are archived with their values kept, and bring them back', async () => {
    const field = await aField();
    const ticket = await aTicket({ [field.key]: 'kept' });
    const archived = await change(field, { isArchived: true });
    expect((await read(ticket.id)).fields.map(({ key }) => key)).not.toContain(field.key);
    expect(await refusalOf(edit(ticket.id, { version: 1, fields: { [field.key]: 'x' } }))).toMatchObject({
      fields: [`fields.${field.key}`],
    });
    await change(archived, { isArchived: false });
    const shown = await read(ticket.id);
    expect(shown.fields.map(({ key }) => key)).toContain(field.key);
    expect(shown.fieldValues[field.key]).toBe('kept');
  });

  it('are put in order, which every reader of tickets sees', async () => {
    const [first, second] = [await aField(), await aField()];
    await change(second, { position: 1 });
    const viewer = await companion.addUser('Viewer');
    const { items } = await viewer.api(listFields, {});
    expect(items[0]?.key).toBe(second.key);
    expect(items.map(({ key }) => key)).toContain(first.key);
    expect(items).not.toContainEqual(expect.objectContaining({ isArchived: true }));
  });

  it('say who changed them when an edit is stale', async () => {
    const field = await aField();
    await change(field, { hint: 'Which mill' });
    const refused = await refusalOf(change(field, { hint: 'Late' }));
    expect(refused).toMatchObject({ status: 409, code: 'stale_version' });
    expect(refused.facts).toMatchObject({
      hint: 'Which mill',
      version: 2,
      changedBy: { name: 'Priya Nair' },
    });
    const listed = (await companion.admin.api(listFieldDetails, {})).items.find(({ id }) => id === field.id);
    expect(listed?.hint).toBe('Which mill');
  });

  it('in conflict say what changed from what to what, by its label', async () => {
    const field = await aField({ label: 'Roll width' });
    const ticket = await aTicket({ [field.key]: 'narrow' });
    await edit(ticket.id, { version: 1, fields: { [field.key]: 'wide' } });
    const refused = await refusalOf(edit(ticket.id, { version: 1, fields: { [field.key]: 'middling' } }));
    expect(refused.code).toBe('stale_version');
    expect(refused.facts).toMatchObject({
      changes: [
        {
          kind: 'field-changed',
          subject: 'Roll width',
          from: 'narrow',
          to: 'wide',
          actor: { name: 'Ana Ribeiro' },
        },
      ],
    });
  });
});

/** Reply templates: whose they are, their names, and variables that there are not. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReplyTemplateId } from '#lib/contract/ids.ts';
import {
  createReplyTemplate,
  deleteReplyTemplate,
  listReplyTemplates,
  updateReplyTemplate,
} from '#lib/contract/reply-templates.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('reply templates', (open) => {
  let companion: TestCompanion;
  let admin: TestUser;
  let agent: TestUser;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ admin, agent } = companion);
  });
  afterAll(() => companion.close());

  const aTemplate = (more: object = {}) => ({
    name: `Thanks ${randomUUID()}`,
    text: 'Hello {{ customer.name }}, this is {{ticket.number}}.',
    isForEveryone: false,
    ...more,
  });
  const create = (user: TestUser, more: object = {}) =>
    user.api(createReplyTemplate, { body: aTemplate(more) });
  const change = (user: TestUser, templateId: ReplyTemplateId, more: object = {}) =>
    user.api(updateReplyTemplate, { params: { templateId }, body: { ...aTemplate(), version: 1, ...more } });
  const remove = (user: TestUser, templateId: ReplyTemplateId) =>
    user.api(deleteReplyTemplate, { params: { templateId } });
  const names = async (user: TestUser) =>
    (await user.api(listReplyTemplates, {})).items.map(({ name }) => name);

  it('of one’s own are seen, changed and deleted by nobody else, whatever their profile', async () => {
    const own = await create(agent);
    expect(own).toMatchObject({ isForEveryone: false, canChange: true, changedBy: { id: agent.id } });
    expect(await names(agent)).toContain(own.name);
    expect(await names(admin)).not.toContain(own.name);
    expect(await refusalOf(change(admin, own.id))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(remove(admin, own.id))).toMatchObject({ code: 'not_found' });
    await remove(agent, own.id);
    expect(await names(agent)).not.toContain(own.name);
  });

  it('for everyone are there for all, and changed by those who manage settings', async () => {
    const shared = await create(admin, { isForEveryone: true });
    const { items } = await agent.api(listReplyTemplates, {});
    expect(items.find(({ id }) => id === shared.id)).toMatchObject({ isForEveryone: true, canChange: false });
    const refused = { code: 'not_permitted' };
    expect(await refusalOf(create(agent, { isForEveryone: true }))).toMatchObject(refused);
    expect(await refusalOf(change(agent, shared.id))).toMatchObject(refused);
    expect(await refusalOf(remove(agent, shared.id))).toMatchObject(refused);
    const own = await create(agent);
    expect(await refusalOf(change(agent, own.id, { isForEveryone: true }))).toMatchObject(refused);
  });

  it('have names of their own among one’s own and among everyone’s, in whatever case', async () => {
    const name = `Refund ${randomUUID()}`;
    const first = await create(agent, { name });
    const taken = { code: 'already_exists', fields: ['name'] };
    expect(await refusalOf(create(agent, { name: name.toUpperCase() }))).toMatchObject(taken);
    await create(admin, { name });
    const shared = await create(admin, { name, isForEveryone: true });
    expect(await refusalOf(create(admin, { name, isForEveryone: true }))).toMatchObject(taken);
    const other = await create(agent);
    expect(await refusalOf(change(agent, other.id, { name }))).toMatchObject(taken);
    expect(await change(agent, first.id, { name })).toMatchObject({ version: 2 });
    expect(await refusalOf(change(admin, shared.id, { name, isForEveryone: false }))).toMatchObject(taken);
  });

  it('are refused with variables that there are not, by the field that has them', async () => {
    const wrong = { code: 'unusable_value', fields: ['text'] };
    expect(await refusalOf(create(agent, { text: 'Hi {{customer.nam}}' }))).toMatchObject(wrong);
    expect(await refusalOf(create(agent, { text: 'Hi {{customer.name' }))).toMatchObject(wrong);
    expect(await refusalOf(create(agent, { text: ' \n' }))).toMatchObject({ fields: ['text'] });
    const { id } = await create(agent);
    expect(await refusalOf(change(agent, id, { text: '{{x}}' }))).toMatchObject(wrong);
  });

  it('refuse a change that was based on an older version', async () => {
    const { id } = await create(agent);
    await change(agent, id);
    expect(await refusalOf(change(agent, id))).toMatchObject({ code: 'stale_version' });
  });
});

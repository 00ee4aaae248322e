import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTeam, type Team } from '#lib/contract/teams.ts';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import {
  createView,
  deleteView,
  listViewDefaults,
  listViews,
  setViewDefault,
  updateView,
  type View,
} from '#lib/contract/views.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const filter: TicketFilter = {
  match: 'all',
  conditions: [{ field: 'status', operator: 'is-not', value: ['closed'] }],
};

describeOnEngines('saved views', (open) => {
  let companion: TestCompanion;
  let team: Team;
  let mate: TestUser;
  let other: TestUser;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    mate = await companion.addUser('Agent');
    other = await companion.addUser('Agent');
    team = await companion.admin.api(createTeam, {
      body: { name: 'Dock', userIds: [companion.agent.id, mate.id] },
    });
  });
  afterAll(() => companion.close());

  const save = (user: TestUser, given: object = {}): Promise<View> =>
    user.api(createView, {
      body: { name: randomUUID(), scope: 'mine', filter, columns: ['number'], sort: '-created', ...given },
    });
  const ofTeam = () => ({ scope: 'team', teamId: team.id });
  const idsOf = async (user: TestUser) => (await user.api(listViews, {})).items.map(({ id }) => id);

  it('are seen by those they are for, and by nobody else', async () => {
    const [mine, ours, all] = [
      await save(companion.agent),
      await save(companion.agent, ofTeam()),
      await save(companion.admin, { scope: 'everyone' }),
    ];
    expect(mine).toMatchObject({ filter, columns: ['number'], sort: '-created', canUpdate: true });
    expect(await idsOf(companion.agent)).toEqual(expect.arrayContaining([mine.id, ours.id, all.id]));
    expect(await idsOf(mate)).not.toContain(mine.id);
    expect(await idsOf(mate)).toContain(ours.id);
    expect(await idsOf(other)).toContain(all.id);
    expect(await idsOf(other)).not.toContain(ours.id);
    expect(await idsOf(companion.admin)).not.toContain(mine.id);
  });

  it('for a team are made by its users, for everyone by admins', async () => {
    expect((await refusalOf(save(other, ofTeam()))).code).toBe('not_permitted');
    expect((await refusalOf(save(companion.agent, { scope: 'everyone' }))).code).toBe('not_permitted');
    expect((await refusalOf(save(companion.agent, { scope: 'team' }))).fields).toEqual(['teamId']);
    expect((await refusalOf(save(companion.agent, { scope: 'team', teamId: randomUUID() }))).code).toBe(
      'unusable_reference',
    );
    await expect(save(companion.admin, ofTeam())).resolves.toBeDefined();
  });

  it('change by those who may, at the version they saw; the refusal says whose change came between', async () => {
    const view = await save(companion.agent, ofTeam());
    const params = { viewId: view.id };
    const renamed = await mate.api(updateView, { params, body: { version: 1, name: 'Dock, open' } });
    expect(renamed).toMatchObject({ name: 'Dock, open', version: 2, filter });
    const stale = await refusalOf(
      companion.agent.api(updateView, { params, body: { version: 1, sort: null } }),
    );
    expect(stale).toMatchObject({ code: 'stale_version', facts: { changedBy: { id: mate.id } } });
    expect((await refusalOf(other.api(updateView, { params, body: { version: 2 } }))).code).toBe('not_found');
    const all = await save(companion.admin, { scope: 'everyone' });
    const asOther = { params: { viewId: all.id }, body: { version: 1, name: 'Ours now' } };
    expect((await refusalOf(other.api(updateView, asOther))).code).toBe('not_permitted');
    expect((await refusalOf(other.api(deleteView, { params: { viewId: all.id } }))).code).toBe(
      'not_permitted',
    );
    await companion.admin.api(deleteView, { params: { viewId: all.id } });
    expect(await idsOf(other)).not.toContain(all.id);
  });

  it('have a name of their own at their place, and a filter that means something', async () => {
    const { name } = await save(companion.agent);
    expect((await refusalOf(save(companion.agent, { name: name.toUpperCase() }))).code).toBe(
      'already_exists',
    );
    await expect(save(mate, { name })).resolves.toBeDefined();
    const gone = { match: 'all', conditions: [{ field: 'fields.gone', operator: 'empty' }] };
    expect((await refusalOf(save(mate, { filter: gone }))).fields).toEqual(['filter.conditions.0.field']);
    expect((await refusalOf(save(mate, { sort: 'colour' }))).fields).toEqual(['sort']);
  });

  it('open by default for a team, else for a profile, once an admin says so', async () => {
    const { admin, agent } = companion;
    const [forAll, ours] = [await save(admin, { scope: 'everyone' }), await save(companion.agent, ofTeam())];
    const { items } = await admin.api(listViewDefaults, {});
    const profile = items.find(({ name }) => name === 'Agent');
    expect(items.find(({ id }) => id === team.id)).toMatchObject({ kind: 'team', viewId: null });
    await admin.api(setViewDefault, {
      body: { kind: 'profile', id: profile?.id ?? '', viewId: forAll.id },
    });
    expect((await agent.api(listViews, {})).defaultId).toBe(forAll.id);
    await admin.api(setViewDefault, { body: { kind: 'team', id: team.id, viewId: ours.id } });
    expect((await agent.api(listViews, {})).defaultId).toBe(ours.id);
    expect((await other.api(listViews, {})).defaultId).toBe(forAll.id);
    await agent.api(deleteView, { params: { viewId: ours.id } });
    expect((await agent.api(listViews, {})).defaultId).toBe(forAll.id);
    await admin.api(setViewDefault, { body: { kind: 'profile', id: profile?.id ?? '', viewId: null } });
    expect((await agent.api(listViews, {})).defaultId).toBeNull();
  });

  it('are no default of people who could not open them', async () => {
    const { admin, agent } = companion;
    const { items } = await admin.api(listViewDefaults, {});
    const profile = items.find(({ name }) => name === 'Viewer')?.id ?? '';
    for (const viewId of [(await save(agent)).id, (await save(agent, ofTeam())).id]) {
      const refused = refusalOf(
        admin.api(setViewDefault, { body: { kind: 'profile', id: profile, viewId } }),
      );
      expect((await refused).code).toBe('unusable_reference');
    }
  });
});

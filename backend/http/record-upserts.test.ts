/** Records as a connector keeps them, and edits by hand. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { upsertRecord, upsertRecords } from '#lib/contract/record-upserts.ts';
import { createRecord, listRecords, readRecord, updateRecord } from '#lib/contract/records.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('records from a CRM', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  const put = (externalId: string, body: object) =>
    companion.agent.api(upsertRecord, { params: { source: 'zoho', externalId }, body: body as never });

  it('are added, changed, and left alone when sent again', async () => {
    const externalId = randomUUID();
    const email = anAddress();
    const body = {
      kind: 'contact',
      name: 'Marta Lindqvist',
      emails: [email],
      sourceUrl: 'https://crm.example/7',
    };
    const added = await put(externalId, body);
    const again = await put(externalId, body);
    const changed = await put(externalId, { kind: 'contact', name: 'Marta Holm', title: 'Buyer' });
    expect([added.outcome, again.outcome, changed.outcome]).toEqual(['added', 'unchanged', 'changed']);
    expect(again.record.version).toBe(1);
    expect(changed.record).toMatchObject({
      id: added.record.id,
      name: 'Marta Holm',
      title: 'Buyer',
      emails: [email],
      source: 'zoho',
      externalId,
      sourceUrl: 'https://crm.example/7',
      version: 2,
    });
    expect(
      (await put(externalId, { kind: 'contact', name: 'Marta Holm', title: null })).record.title,
    ).toBeNull();
  });

  it('are one record when two connectors send one at once', async () => {
    const externalId = randomUUID();
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => put(externalId, { kind: 'lead', name: 'Twin' })),
    );
    expect(new Set(sent.map(({ record }) => record.id)).size).toBe(1);
    expect(sent.filter(({ outcome }) => outcome === 'added')).toHaveLength(1);
  });

  it('adopt a record made here with the same address', async () => {
    const email = anAddress();
    const made = await companion.agent.api(createRecord, { body: aContact(email) });
    const { record, outcome } = await put(randomUUID(), {
      kind: 'contact',
      name: 'Marta L',
      emails: [email],
    });
    expect([record.id, outcome]).toEqual([made.id, 'changed']);
    const refused = await refusalOf(put(randomUUID(), { kind: 'contact', name: 'Other', emails: [email] }));
    expect([refused.status, refused.code]).toEqual([422, 'unusable_value']);
  });

  it('never change their kind', async () => {
    const externalId = randomUUID();
    await put(externalId, { kind: 'lead', name: 'Marta' });
    expect((await refusalOf(put(externalId, { kind: 'contact', name: 'Marta' }))).code).toBe(
      'unusable_value',
    );
  });

  it('come 500 at once, each with its own result', async () => {
    const account = randomUUID();
    const email = anAddress();
    const people = Array.from({ length: 496 }, (_, place) => ({
      kind: 'contact' as const,
      externalId: `${account}-${place}`,
      name: `Person ${place}`,
      emails: [anAddress()],
      accountExternalId: account,
    }));
    const { results } = await companion.agent.api(upsertRecords, {
      params: { source: 'zoho' },
      body: {
        records: [
          { kind: 'account', externalId: account, name: 'Osterby' },
          ...people,
          { kind: 'lead', externalId: `${account}-a`, name: 'A', emails: [email] },
          { kind: 'lead', externalId: `${account}-b`, name: 'B', emails: [email] },
          { kind: 'lead', externalId: `${account}-c`, name: 'C', ownerEmail: 'nobody@nowhere.example' },
        ],
      },
    });
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 498 }, () => 'added'),
      'refused',
      'refused',
    ]);
    expect(results[499]?.reason).toContain('Choose another owner');
    const one = await companion.agent.api(readRecord, {
      params: { recordId: results[1]?.recordId ?? '' },
    });
    expect(one).toMatchObject({ company: 'Osterby', accountId: results[0]?.recordId });
  });

  it('are edited by hand on the version that was seen, and a stale edit is told whose change came between', async () => {
    const made = await companion.agent.api(createRecord, { body: aContact(anAddress()) });
    const [first, second] = [anAddress(), anAddress()];
    const params = { recordId: made.id };
    const edited = await companion.admin.api(updateRecord, {
      params,
      body: { version: 1, name: 'Marta Holm', emails: [first, second], phones: ['+46 8 1'], ownerId: null },
    });
    expect(edited).toMatchObject({ name: 'Marta Holm', emails: [first, second], ownerId: null, version: 2 });
    const refused = await refusalOf(
      companion.agent.api(updateRecord, { params, body: { version: 1, name: 'Marta L' } }),
    );
    expect([refused.code, refused.facts]).toMatchObject([
      'stale_version',
      { changedBy: 'Priya Nair', record: { name: 'Marta Holm', version: 2 } },
    ]);
  });

  it('refuse an edit that would make two of one address, or what only tasks have', async () => {
    const taken = anAddress();
    await companion.agent.api(createRecord, { body: aContact(taken) });
    const made = await companion.agent.api(createRecord, { body: aContact(anAddress()) });
    const edit = (body: object) =>
      refusalOf(
        companion.agent.api(updateRecord, {
          params: { recordId: made.id },
          body: { version: 1, ...body },
        }),
      );
    expect((await edit({ emails: [taken] })).fields).toEqual(['emails']);
    expect((await edit({ dueOn: '2026-12-01' })).fields).toEqual(['dueOn']);
    expect((await edit({ accountId: made.id })).fields).toEqual(['accountId']);
    expect((await edit({ ownerId: randomUUID() })).fields).toEqual(['ownerId']);
    expect((await edit({ sourceUrl: 'javascript:alert(1)' })).fields).toEqual(['sourceUrl']);
  });

  it('have due tasks that are ticked off and back', async () => {
    const task = await companion.agent.api(createRecord, {
      body: { kind: 'task', name: 'Call Osterby', dueOn: '2026-12-01' },
    });
    const tick = (version: number, isDone: boolean) =>
      companion.agent.api(updateRecord, { params: { recordId: task.id }, body: { version, isDone } });
    const done = await tick(1, true);
    expect(done.doneAt).not.toBeNull();
    expect((await tick(2, true)).doneAt).toBe(done.doneAt);
    const { items } = await companion.agent.api(listRecords, { query: { kind: 'task' } });
    expect(items[0]).toMatchObject({
      name: 'Call Osterby',
      dueOn: '2026-12-01',
      owner: { name: 'Ana Ribeiro' },
    });
    expect((await tick(3, false)).doneAt).toBeNull();
  });
});

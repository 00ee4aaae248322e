/** CSV files of records: taken in, tried, run, run again. */
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createRecordImport,
  exportRefusedRows,
  listRecordImports,
  readRecordImport,
  startRecordImport,
  stopRecordImport,
  type ImportMapping,
  type RecordImport,
} from '#lib/contract/record-imports.ts';
import { createRecord, listRecords } from '#lib/contract/records.ts';
import { toCsvLine } from '#lib/base/csv.ts';
import { runImportBatch } from '#backend/commands/run-import-batch.ts';
import { claimImport } from '#backend/data/record-imports.ts';
import { startRecordImports } from '#backend/jobs/record-imports.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('record imports', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  const upload = (file: BlobPart, kind: RecordImport['kind'] = 'contact') =>
    companion.agent.api(createRecordImport, {
      query: { kind, fileName: 'people.csv' },
      upload: new Blob([file]),
    });
  const read = (found: RecordImport) =>
    companion.agent.api(readRecordImport, { params: { importId: found.id } });

  async function start(found: RecordImport, isTrial: boolean, mapping: ImportMapping = found.mapping) {
    const params = { importId: found.id };
    return companion.agent.api(startRecordImport, { params, body: { isTrial, mapping } });
  }

  /** As the background job does it, without its pauses. */
  async function work(found: RecordImport, batches = Infinity): Promise<RecordImport> {
    const { database } = companion;
    const at = new Date();
    const turn = { importId: found.id, runner: randomUUID(), at, leasedUntil: new Date(at.getTime() + 1000) };
    expect(await claimImport(database.db, { ...turn, until: turn.leasedUntil })).toBe(found.id);
    for (let count = 0; count < batches && (await runImportBatch(database, turn)); count += 1);
    return read(found);
  }

  const counts = ({ state, added, changed, unchanged, refused }: RecordImport) => ({
    state,
    added,
    changed,
    unchanged,
    refused,
  });

  it('are tried without a write, run, and run again as updates', async () => {
    const [first, second] = [anAddress(), anAddress()];
    const file = (name: string) =>
      `E-mail;Full name;Job title;Favourite colour\n${first};${name};Buyer;red\n${second};Piet;;\n`;
    const found = await upload(file('Marta'));
    expect(found).toMatchObject({ state: 'ready', delimiter: ';', charset: 'utf-8', rowCount: 2 });
    expect(found.mapping).toEqual({ columns: ['email', 'name', 'title', null], key: 'email', source: null });
    expect(found.sample[0]).toEqual([first, 'Marta', 'Buyer', 'red']);
    const nobody = async () => (await companion.agent.api(listRecords, { query: { search: first } })).items;
    await start(found, true);
    expect(counts(await work(found))).toEqual({
      state: 'checked',
      added: 2,
      changed: 0,
      unchanged: 0,
      refused: 0,
    });
    expect(await nobody()).toEqual([]);
    await start(found, false);
    expect(counts(await work(found))).toMatchObject({ state: 'done', added: 2 });
    const again = await upload(file('Marta Holm'));
    await start(again, false);
    expect(counts(await work(again))).toMatchObject({ state: 'done', added: 0, changed: 1, unchanged: 1 });
    expect(await nobody()).toMatchObject([{ name: 'Marta Holm', title: 'Buyer' }]);
  });

  it('give back the rows they refuse, with reasons, as a file that can be imported again', async () => {
    const [taken, twice] = [anAddress(), anAddress()];
    await companion.agent.api(createRecord, { body: aContact(taken, { name: 'Known here' }) });
    const file = [
      'Id,Name,Email,Owner,Url',
      `1,=Marta,${taken},,`,
      `2,Piet,no address,,`,
      `3,Elin,${twice},nobody@nowhere.example,`,
      `4,Ove,${anAddress()},Ana Ribeiro,https://crm.example/4`,
      `4,Ove again,,,`,
      `,No id,,,`,
      `6,"Two\nlines",,,javascript:alert(1)`,
    ].join('\n');
    const found = await upload(file);
    await start(found, false, { ...found.mapping, source: 'zoho' });
    const done = await work(found);
    expect(counts(done)).toEqual({ state: 'done', added: 1, changed: 1, unchanged: 0, refused: 5 });
    expect(
      done.reasons.map(({ row }) => row),
      JSON.stringify(done.reasons),
    ).toEqual([3, 4, 6, 7, 8]);
    const { pieces, rows } = await companion.agent.api(exportRefusedRows, { params: { importId: found.id } });
    let text = '';
    for await (const piece of pieces) text += piece;
    const cells = parse(text.slice(1));
    expect(rows).toBe(5);
    expect(cells[0]).toEqual(['Id', 'Name', 'Email', 'Owner', 'Url', 'Why refused']);
    expect(cells[1]).toEqual([
      '2',
      'Piet',
      'no address',
      '',
      '',
      'e-mail: Give an e-mail address such as marta@example.com.',
    ]);
    expect(cells[2]?.[5]).toContain('Choose another owner');
    expect(cells[3]?.[5]).toBe('Row 5 has the same id or e-mail. Keep one of the two.');
    expect(cells[5]?.[5]).toContain('link: Give a web address');
    const { items } = await companion.agent.api(listRecords, { query: { search: taken } });
    expect(items).toMatchObject([{ name: '=Marta' }]);
  });

  it.each([
    ['UTF-8 with a mark', '\uFEFF', 'utf8', 'utf-8'],
    ['UTF-16', '\uFEFF', 'utf16le', 'utf-16le'],
    ['Windows-1252', '', 'latin1', 'windows-1252'],
  ] as const)('understand %s', async (...[, mark, encoding, charset]) => {
    const email = anAddress();
    const text = `${mark}sep=;\r\nNachname;Vorname;Firma;E-Mail\r\nÅkerström;Zoë;Bäckerei;${email}\r\n`;
    const found = await upload(new Uint8Array(Buffer.from(text, encoding)), 'lead');
    expect(found).toMatchObject({
      charset,
      delimiter: ';',
      headers: ['Nachname', 'Vorname', 'Firma', 'E-Mail'],
    });
    await start(found, false);
    expect(counts(await work(found))).toMatchObject({ added: 1, refused: 0 });
    const { items } = await companion.agent.api(listRecords, { query: { search: email } });
    expect(items).toMatchObject([{ name: 'Zoë Åkerström', company: 'Bäckerei' }]);
  });

  it('go on after a killed process, and write nothing twice', async () => {
    const prefix = randomUUID();
    const rows = Array.from({ length: 1700 }, (_, place) => `${prefix}-${place},Row ${place}\n`);
    const found = await upload(`Id,Name\n${rows.join('')}`);
    await start(found, false, { ...found.mapping, source: prefix.slice(0, 8) });
    const cutOff = await work(found, 2);
    expect(counts(cutOff)).toMatchObject({ state: 'running', added: 1000 });
    // The dead process' lease runs out; until then nobody else takes it.
    const at = new Date();
    expect(await claimImport(companion.database.db, { runner: 'x', at, until: at })).toBeNull();
    const later = () => new Date(Date.now() + 60_000);
    const jobs = [1, 2, 3].map(() =>
      startRecordImports({ database: companion.database, now: later, announce: () => {} }),
    );
    await expect.poll(async () => (await read(found)).state, { timeout: 20_000 }).toBe('done');
    await Promise.all(jobs.map((stop) => stop()));
    expect(counts(await read(found))).toMatchObject({ added: 1700, changed: 0, unchanged: 0, refused: 0 });
  });

  it('stop when told to, and can be started again', async () => {
    const rows = Array.from({ length: 1200 }, () => `${anAddress()},Row\n`);
    const found = await upload(`Email,Name\n${rows.join('')}`);
    const params = { importId: found.id };
    await start(found, false);
    expect((await refusalOf(start(found, false))).code).toBe('in_use');
    await work(found, 1);
    const stopped = await companion.agent.api(stopRecordImport, { params });
    expect(counts(stopped)).toMatchObject({ state: 'stopped', added: 500 });
    await start(found, false);
    expect(counts(await work(found))).toMatchObject({ state: 'done', added: 700, unchanged: 500 });
    const { items } = await companion.agent.api(listRecordImports, {});
    expect(items[0]).toMatchObject({
      id: found.id,
      fileName: 'people.csv',
      createdBy: { name: 'Ana Ribeiro' },
    });
  });

  it('refuse files and mappings that cannot be used, and say why', async () => {
    expect((await refusalOf(upload(''))).fields).toEqual(['file']);
    expect((await refusalOf(upload('Name,E-mail\n'))).fields).toEqual(['file']);
    expect((await refusalOf(upload('Name\n"never closed\n'))).fields).toEqual(['file']);
    expect((await refusalOf(upload(new Uint8Array(51 * 1024 * 1024)))).code).toBe('body_too_large');
    const found = await upload('Name,E-mail\nMarta,m@x.example\n');
    const wrong = (columns: ImportMapping['columns'], key: ImportMapping['key']) =>
      refusalOf(start(found, true, { columns, key, source: null }));
    expect((await wrong(['name', 'name'], 'email')).fields).toEqual(['mapping']);
    expect((await wrong(['name'], 'email')).fields).toEqual(['mapping']);
    expect((await wrong(['name', 'email'], 'external-id')).fields).toEqual(['mapping']);
    expect((await wrong(['name', null], 'email')).fields).toEqual(['mapping']);
  });

  it('take any cells of any file, and never fail', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('', 'a@b.example', '=1', "'", '2026-11-22', '99.99.9999', '\0', 'yes', '1900-13-01'),
    );
    const row = fc.array(cell, { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const headers = ['Id', 'Name', 'Email', 'Phone', 'Due date', 'Done'];
        const found = await upload([headers, ...rows].map(toCsvLine).join(''), 'task');
        expect(found.sample).toHaveLength(Math.min(5, found.rowCount));
        await start(found, false, { ...found.mapping, source: 'fuzz' });
        const done = await work(found);
        expect(done.state).toBe('done');
        expect(done.done).toBe(found.rowCount);
      }),
      { numRuns: 25 },
    );
  });
});

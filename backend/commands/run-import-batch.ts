/** The next rows of an import: one transaction, so that a killed process has done all of them or none. */
import type { RecordImportId } from '#lib/contract/ids.ts';
import type { ImportMapping } from '#lib/contract/record-imports.ts';
import type { RecordKind } from '#lib/contract/records.ts';
import { toMatchKeys } from '#backend/core/addresses.ts';
import { readRow, type ImportedRow } from '#backend/core/record-imports.ts';
import type { Database, Tx } from '#backend/data/database.ts';
import {
  claimRows,
  endImport,
  findBatch,
  finishBatch,
  lockImport,
  type BatchResult,
  type ImportBatch,
  type RefusedRow,
} from '#backend/data/record-imports.ts';
import { writeRecords, type RecordOrder } from './write-records.ts';

type Turn = {
  importId: RecordImportId;
  /** Which process asks; another one may have taken the import meanwhile. */
  runner: string;
  at: Date;
  leasedUntil: Date;
};

/** Does one batch; false when there is nothing left for this process to do. */
export function runImportBatch(database: Database, turn: Turn): Promise<boolean> {
  return database.transaction(async (tx) => {
    const found = await lockImport(tx, turn.importId);
    if (found === null || found.mapping === null || found.runner !== turn.runner) return false;
    const isTrial = found.state === 'checking';
    if (!isTrial && found.state !== 'running') return false;
    const batch = await findBatch(tx, turn.importId, found.position);
    if (batch === null) {
      await endImport(tx, turn.importId, { state: isTrial ? 'checked' : 'done', at: turn.at });
      return false;
    }
    const { importId: id, at, leasedUntil } = turn;
    const job = { id, at, isTrial, kind: found.kind, mapping: found.mapping, actorId: found.created_by };
    const result = await doBatch(tx, batch, job);
    await finishBatch(tx, { id, position: found.position }, { result, leasedUntil });
    return true;
  });
}

type Job = {
  id: RecordImportId;
  at: Date;
  isTrial: boolean;
  kind: RecordKind;
  mapping: ImportMapping;
  actorId: Parameters<typeof writeRecords>[2]['actorId'];
};

type NumberedRow = { row: number; imported: ImportedRow };

async function doBatch(tx: Tx, batch: ImportBatch, job: Job): Promise<BatchResult> {
  const refused: RefusedRow[] = [];
  const read = batch.rows.flatMap((cells, place): NumberedRow[] => {
    const row = batch.firstRow + place;
    const imported = readRow(cells, job.mapping);
    if (imported.ok) return [{ row, imported: imported.value }];
    refused.push({ row, reason: imported.error });
    return [];
  });
  const usable = await refuseRepeated(tx, job, { rows: read, refused });
  const source = job.mapping.key === 'external-id' ? job.mapping.source : null;
  const orders = usable.map(({ imported }) => toOrder(imported, { ...job, source }));
  const outcomes = await writeRecords(tx, orders, { ...job, source });
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const [place, outcome] of outcomes.entries()) {
    if (outcome.outcome !== 'refused') counts[outcome.outcome] += 1;
    else refused.push({ row: usable[place]?.row ?? 0, reason: outcome.reason });
  }
  return { ...counts, refused: refused.toSorted((a, b) => a.row - b.row) };
}

/** A second row for the same thing is refused by the number of the first; which is right, nobody here can know. */
async function refuseRepeated(
  tx: Tx,
  { id, mapping }: Job,
  { rows, refused }: { rows: readonly NumberedRow[]; refused: RefusedRow[] },
): Promise<NumberedRow[]> {
  const claims = rows.flatMap(({ row, imported }) =>
    claimsOf(imported, mapping).map((claim) => ({ claim, row })),
  );
  const holders = await claimRows(tx, id, claims);
  return rows.filter(({ row, imported }) => {
    const holder = claimsOf(imported, mapping)
      .map((claim) => holders.get(claim) ?? row)
      .find((number) => number !== row);
    if (holder === undefined) return true;
    refused.push({ row, reason: `Row ${holder} has the same id or e-mail. Keep one of the two.` });
    return false;
  });
}

function claimsOf({ externalId, emails = [] }: ImportedRow, { key }: ImportMapping): string[] {
  const addresses = toMatchKeys(emails).map((address) => `e-mail ${address}`);
  return key === 'external-id' && externalId !== null ? [`id ${externalId}`, ...addresses] : addresses;
}

function toOrder(
  row: ImportedRow,
  { kind, source, at }: { kind: RecordKind; source: string | null; at: Date },
): RecordOrder {
  const { owner, isDone, externalId, company, ...plain } = row;
  return {
    given: {
      ...plain,
      kind,
      source,
      company,
      externalId: source === null ? null : externalId,
      name: plain.name ?? (kind === 'account' ? company : plain.emails?.[0]),
      keepsEmails: true,
      ...(isDone === undefined ? {} : { doneAt: isDone ? at : null }),
    },
    accountName: kind === 'account' ? undefined : company,
    owner,
  };
}

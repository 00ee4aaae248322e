/** Records from a CSV file: uploaded, looked at, tried, then run in the background. docs/import.md says what files may look like. */
import * as z from 'zod/mini';
import { RecordImportId } from './ids.ts';
import { RecordKind, RecordSource } from './records.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, line } from './values.ts';

/** What a column of a file can be. */
export const IMPORT_TARGETS = [
  'externalId',
  'name',
  'firstName',
  'lastName',
  'title',
  'company',
  'email',
  'phone',
  'owner',
  'sourceUrl',
  'dueOn',
  'done',
] as const;
export const ImportTarget = z.enum(IMPORT_TARGETS);
export type ImportTarget = z.infer<typeof ImportTarget>;

export const IMPORT_BYTES_MAX = 50_000_000;
export const IMPORT_COLUMNS_MAX = 200;

/** How rows are told from each other, on this import and the next. */
export const ImportKey = z.enum(['external-id', 'email']);
export type ImportKey = z.infer<typeof ImportKey>;

export const ImportMapping = z.strictObject({
  /** What each column is, in the file's order; null: left out. */
  columns: z.array(z.nullable(ImportTarget)).check(z.maxLength(IMPORT_COLUMNS_MAX)),
  key: ImportKey,
  /** Where ids in the file come from; needed for the key external-id. */
  source: z._default(z.nullable(RecordSource), null),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export const ImportState = z.enum([
  'receiving',
  'ready',
  'checking',
  'checked',
  'running',
  'done',
  'stopped',
]);
export type ImportState = z.infer<typeof ImportState>;

export const RecordImport = z.object({
  id: RecordImportId,
  kind: RecordKind,
  fileName: z.string(),
  charset: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string(),
  headers: z.array(z.string()),
  /** The first rows, as they stand in the file. */
  sample: z.array(z.array(z.string())),
  rowCount: z.int(),
  state: ImportState,
  /** As it was chosen, else as the headings suggest. */
  mapping: ImportMapping,
  /** Rows looked at so far by the dry run or the import. */
  done: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** The first rows that were refused, and why; all of them are in the file of refused rows. */
  reasons: z.array(z.object({ row: z.int(), reason: z.string() })),
  createdBy: UserSummary,
  createdAt: Instant,
  startedAt: z.nullable(Instant),
  finishedAt: z.nullable(Instant),
});
export type RecordImport = z.infer<typeof RecordImport>;

const ImportParams = z.object({ importId: RecordImportId });

export const createRecordImport = defineRoute({
  method: 'POST',
  path: '/api/record-imports',
  summary: 'Upload a CSV file of records; nothing is imported yet',
  access: 'records.write',
  query: z.strictObject({ kind: RecordKind, fileName: line(200) }),
  upload: { type: 'text/csv', bytesMax: IMPORT_BYTES_MAX },
  response: RecordImport,
  status: 201,
  errors: ['body_too_large', 'unusable_value'],
});

export const listRecordImports = defineRoute({
  method: 'GET',
  path: '/api/record-imports',
  summary: 'The latest imports of records',
  access: 'records.write',
  response: z.object({
    items: z.array(
      z.pick(RecordImport, {
        id: true,
        kind: true,
        fileName: true,
        rowCount: true,
        state: true,
        createdBy: true,
        createdAt: true,
      }),
    ),
  }),
  errors: [],
});

export const readRecordImport = defineRoute({
  method: 'GET',
  path: '/api/record-imports/:importId',
  summary: 'One import: its file’s first rows, how far it is, and what became of the rows',
  access: 'records.write',
  params: ImportParams,
  response: RecordImport,
  errors: ['not_found'],
});

export const startRecordImport = defineRoute({
  method: 'POST',
  path: '/api/record-imports/:importId/runs',
  summary: 'Try an import without writing anything, or run it, in the background',
  access: 'records.write',
  params: ImportParams,
  body: z.strictObject({ isTrial: z.boolean(), mapping: ImportMapping }),
  response: RecordImport,
  errors: ['not_found', 'in_use', 'unusable_value'],
});

export const stopRecordImport = defineRoute({
  method: 'DELETE',
  path: '/api/record-imports/:importId/runs',
  summary: 'Stop an import after the rows in hand; those done stay',
  access: 'records.write',
  params: ImportParams,
  response: RecordImport,
  errors: ['not_found'],
});

export const exportRefusedRows = defineRoute({
  method: 'GET',
  path: '/api/record-imports/:importId/refused-rows',
  summary: 'The rows that were refused, as CSV, with the reason in a last column',
  access: 'records.write',
  params: ImportParams,
  file: 'text/csv',
  errors: ['not_found'],
});

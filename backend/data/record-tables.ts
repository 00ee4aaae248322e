/** Rows of CRM records and their imports. Part of `Tables`. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { RecordId, RecordImportId, UserId } from '#lib/contract/ids.ts';
import type { ImportMapping, ImportState, RecordImport } from '#lib/contract/record-imports.ts';
import type { RecordKind } from '#lib/contract/records.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;

type Charset = RecordImport['charset'];

type RecordTable = {
  id: Generated<RecordId>;
  kind: RecordKind;
  name: string;
  title: string | null;
  company: string | null;
  account_id: RecordId | null;
  /** Of a task: the record it is about. */
  about_id: Generated<RecordId | null>;
  owner_id: UserId | null;
  phones: Generated<string[]>;
  source_url: Generated<string | null>;
  created_at: Now;
  updated_at: Now;
  active_at: Now;
  version: Generated<number>;
  search: GeneratedAlways<string>;
  source: Generated<string | null>;
  external_id: Generated<string | null>;
  /** pg reads a date as midnight here; select it as text. */
  due_on: Generated<string | null>;
  done_at: Generated<Date | null>;
  changed_by: Generated<UserId | null>;
};

type RecordImportTable = {
  id: Generated<RecordImportId>;
  kind: RecordKind;
  file_name: string;
  charset: Charset;
  delimiter: string;
  headers: string[];
  row_count: Generated<number>;
  state: Generated<ImportState>;
  mapping: ColumnType<ImportMapping | null, string | undefined, string | null>;
  position: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  refused: Generated<number>;
  created_by: UserId;
  created_at: Now;
  started_at: Generated<Date | null>;
  finished_at: Generated<Date | null>;
  runner: Generated<string | null>;
  leased_until: Generated<Date | null>;
};

type RecordImportBatchTable = {
  import_id: RecordImportId;
  position: number;
  first_row: number;
  rows: string;
  refused: Generated<string>;
};

type RecordImportClaimTable = { import_id: RecordImportId; claim: string; row_number: number };

type RecordEmailTable = {
  record_id: RecordId;
  match_key: string;
  address: string;
  position: number;
  /** The record's own, set by a trigger. */
  kind: Generated<RecordKind>;
};

/** The tables by name. */
export type RecordTables = {
  record: RecordTable;
  record_email: RecordEmailTable;
  record_import: RecordImportTable;
  record_import_batch: RecordImportBatchTable;
  record_import_claim: RecordImportClaimTable;
};

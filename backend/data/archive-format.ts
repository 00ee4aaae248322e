/** The lines of a backup: one JSON document a line, gzipped. */
import { z } from 'zod';

export const ARCHIVE_FORMAT = 'threadside-backup-1';

export const Header = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  madeAt: z.iso.datetime(),
  /** Migrations that the rows fit, oldest first. */
  migrations: z.array(z.string()).min(1),
});

export type Header = z.infer<typeof Header>;

const SequenceLine = z.object({ sequence: z.string(), value: z.number(), isCalled: z.boolean() });
const RowLine = z.object({ table: z.string(), row: z.string() });
const TableEnd = z.object({ endOf: z.string(), count: z.int(), sha256: z.string() });
const ArchiveEnd = z.object({ end: z.literal(true), tables: z.int() });

export const Line = z.union([SequenceLine, RowLine, TableEnd, ArchiveEnd]);
export type Line = z.infer<typeof Line>;

/** A backup that cannot be used: cut off, changed, or of a version that is not known here. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

import type { RecordSummary } from '#lib/contract/records.ts';

/** Address of a record's page in the companion, below `base` (empty inside the companion itself). */
export function recordUrl(record: Pick<RecordSummary, 'id'>, base = ''): string {
  return `${base}/records/${record.id}`;
}

import type { RecordKind } from '#lib/contract/records.ts';

/** Where the records of each kind are listed. */
export const RECORD_LISTS = {
  contact: '/contacts',
  lead: '/leads',
  account: '/accounts',
  opportunity: '/opportunities',
  task: '/tasks',
} as const satisfies Record<RecordKind, string>;

import { upsertRecord } from '#backend/commands/upsert-record.ts';
import { upsertRecords } from '#backend/commands/upsert-records.ts';
import type { HandlersOf } from '../handler.ts';

export const recordUpsertHandlers: HandlersOf<'upsertRecord' | 'upsertRecords'> = {
  upsertRecord: ({ companion, caller, params, body }) =>
    upsertRecord(companion, { actor: caller.actor, input: { ...params, record: body } }),

  upsertRecords: ({ companion, caller, params, body }) =>
    upsertRecords(companion, { actor: caller.actor, input: { ...params, ...body } }),
};

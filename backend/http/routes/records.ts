import { err, ok } from '#lib/base/result.ts';
import { addRecordEmail } from '#backend/commands/add-record-email.ts';
import { createRecord } from '#backend/commands/create-record.ts';
import { updateRecord } from '#backend/commands/update-record.ts';
import { findRecord, listRecords } from '#backend/data/records.ts';
import type { HandlersOf } from '../handler.ts';

type RecordRoute = 'createRecord' | 'readRecord' | 'listRecords' | 'addRecordEmail' | 'updateRecord';

export const recordHandlers: HandlersOf<RecordRoute> = {
  createRecord: ({ companion, caller, body, once }) =>
    createRecord(companion, { actor: caller.actor, input: body, once }),

  readRecord: async ({ companion, params }) => {
    const record = await findRecord(companion.database.db, params.recordId);
    return record === null ? err({ code: 'not_found' }) : ok(record);
  },

  listRecords: async ({ companion, query }) => ok(await listRecords(companion.database.db, query)),

  addRecordEmail: ({ companion, caller, params, body }) =>
    addRecordEmail(companion, { actor: caller.actor, input: { ...params, ...body } }),

  updateRecord: ({ companion, caller, params, body }) =>
    updateRecord(companion, { actor: caller.actor, input: { ...params, changes: body } }),
};

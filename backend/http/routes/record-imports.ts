import { err, ok } from '#lib/base/result.ts';
import { exportRefusedRows } from '#backend/commands/export-refused-rows.ts';
import { receiveImport } from '#backend/commands/receive-import.ts';
import { startImport } from '#backend/commands/start-import.ts';
import { stopImport } from '#backend/commands/stop-import.ts';
import { findImport, listImports } from '#backend/data/record-imports.ts';
import type { HandlersOf } from '../handler.ts';

type ImportRoute =
  | 'createRecordImport'
  | 'listRecordImports'
  | 'readRecordImport'
  | 'startRecordImport'
  | 'stopRecordImport'
  | 'exportRefusedRows';

export const recordImportHandlers: HandlersOf<ImportRoute> = {
  createRecordImport: ({ companion, caller, query, upload }) =>
    receiveImport(companion, { actor: caller.actor, input: { ...query, upload } }),

  listRecordImports: async ({ companion }) => ok({ items: await listImports(companion.database.db) }),

  readRecordImport: async ({ companion, params }) => {
    const found = await findImport(companion.database.db, params.importId);
    return found === null ? err({ code: 'not_found' }) : ok(found);
  },

  startRecordImport: ({ companion, caller, params, body }) =>
    startImport(companion, { actor: caller.actor, input: { ...params, ...body } }),

  stopRecordImport: ({ companion, caller, params }) =>
    stopImport(companion, { actor: caller.actor, input: params }),

  exportRefusedRows: ({ companion, caller, params }) =>
    exportRefusedRows(companion, { actor: caller.actor, input: params }),
};

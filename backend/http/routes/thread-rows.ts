import { ok } from '#lib/base/result.ts';
import { findThreadRows } from '#backend/data/thread-rows.ts';
import type { HandlersOf } from '../handler.ts';

export const threadRowHandlers: HandlersOf<'readThreadRows'> = {
  readThreadRows: async ({ companion, caller, body }) => {
    const { publicUrl, now, database } = companion;
    return ok({ rows: await findThreadRows(database.db, { actor: caller.actor, publicUrl, now }, body) });
  },
};

import { err, ok } from '#lib/base/result.ts';
import { deleteRefused, listRefused, readRefusedChunks, retryRefused } from '#backend/data/refused-mails.ts';
import type { HandlersOf } from '../handler.ts';

type RefusedMailRoute = 'listRefusedMails' | 'retryRefusedMail' | 'discardRefusedMail' | 'readRefusedMail';

export const refusedMailHandlers: HandlersOf<RefusedMailRoute> = {
  listRefusedMails: async ({ companion }) => ok({ items: await listRefused(companion.database.db) }),

  retryRefusedMail: async ({ companion, params }) => {
    const { db } = companion.database;
    const isThere = await retryRefused(db, params.refusedMailId, companion.now());
    const [mail] = isThere ? await listRefused(db, params.refusedMailId) : [];
    return mail === undefined ? err({ code: 'not_found' }) : ok(mail);
  },

  discardRefusedMail: async ({ companion, params }) =>
    (await deleteRefused(companion.database.db, params.refusedMailId))
      ? ok(undefined)
      : err({ code: 'not_found' }),

  // As bytes: what was set aside is never shown, as nobody could read it.
  readRefusedMail: async ({ companion, params }) => {
    const { db } = companion.database;
    const [mail] = await listRefused(db, params.refusedMailId);
    if (mail?.hasRaw !== true) return err({ code: 'not_found' });
    const { sizeBytes } = mail;
    return ok({ name: `${mail.reason}.eml`, sizeBytes, rows: null, pieces: readRefusedChunks(db, mail.id) });
  },
};

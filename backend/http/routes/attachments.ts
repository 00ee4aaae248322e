import { err, ok } from '#lib/base/result.ts';
import { addAttachment } from '#backend/commands/add-attachment.ts';
import { removeAttachment } from '#backend/commands/remove-attachment.ts';
import { findAttachment, readChunks } from '#backend/data/attachments.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import type { HandlersOf } from '../handler.ts';

type AttachmentRoute = 'addAttachment' | 'readAttachment' | 'removeAttachment';

export const attachmentHandlers: HandlersOf<AttachmentRoute> = {
  addAttachment: ({ companion, caller, params, query, upload, once }) =>
    addAttachment(companion, { actor: caller.actor, input: { ...params, ...query, upload }, once }),

  // A file is seen by those who see its ticket, whatever way its address came to them.
  readAttachment: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const reader = { actor: caller.actor, publicUrl: companion.publicUrl, now: companion.now };
    const ticket = await findTicket(db, reader, params.ticketId);
    const file = ticket === null ? null : await findAttachment(db, params);
    if (file === null) return err({ code: 'not_found' });
    return ok({ name: file.name, sizeBytes: file.sizeBytes, rows: null, pieces: readChunks(db, file.id) });
  },

  removeAttachment: ({ companion, caller, params }) =>
    removeAttachment(companion, { actor: caller.actor, input: params }),
};

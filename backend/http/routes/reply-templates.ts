import { ok } from '#lib/base/result.ts';
import { createReplyTemplate } from '#backend/commands/create-reply-template.ts';
import { deleteReplyTemplate } from '#backend/commands/delete-reply-template.ts';
import { showReplyTemplate } from '#backend/commands/show-reply-template.ts';
import { updateReplyTemplate } from '#backend/commands/update-reply-template.ts';
import { listReplyTemplatesOf } from '#backend/data/reply-templates.ts';
import type { HandlersOf } from '../handler.ts';

type TemplateRoute =
  | 'listReplyTemplates'
  | 'createReplyTemplate'
  | 'updateReplyTemplate'
  | 'deleteReplyTemplate';

export const replyTemplateHandlers: HandlersOf<TemplateRoute> = {
  listReplyTemplates: async ({ companion, caller: { actor } }) => {
    const states = await listReplyTemplatesOf(companion.database.db, actor.userId);
    return ok({ items: states.map((state) => showReplyTemplate(actor, state)) });
  },

  createReplyTemplate: ({ companion, caller, body, once }) =>
    createReplyTemplate(companion, { actor: caller.actor, input: body, once }),

  updateReplyTemplate: ({ companion, caller, params, body }) =>
    updateReplyTemplate(companion, { actor: caller.actor, input: { ...params, change: body } }),

  deleteReplyTemplate: ({ companion, caller, params }) =>
    deleteReplyTemplate(companion, { actor: caller.actor, input: params }),
};

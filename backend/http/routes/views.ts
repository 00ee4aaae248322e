import { ok } from '#lib/base/result.ts';
import { createView } from '#backend/commands/create-view.ts';
import { deleteView } from '#backend/commands/delete-view.ts';
import { setViewDefault } from '#backend/commands/set-view-default.ts';
import { updateView } from '#backend/commands/update-view.ts';
import {
  findDefaultView,
  listSharedViews,
  listViewDefaults,
  listViews,
  type DefaultOf,
} from '#backend/data/ticket-views.ts';
import type { HandlersOf } from '../handler.ts';

type ViewRoute =
  | 'listViews'
  | 'createView'
  | 'updateView'
  | 'deleteView'
  | 'listViewDefaults'
  | 'setViewDefault';

export const viewHandlers: HandlersOf<ViewRoute> = {
  listViews: async ({ companion: { database }, caller: { actor } }) =>
    ok({ items: await listViews(database.db, actor), defaultId: await findDefaultView(database.db, actor) }),

  createView: ({ companion, caller, body, once }) =>
    createView(companion, { actor: caller.actor, input: body, once }),

  updateView: ({ companion, caller, params, body }) =>
    updateView(companion, { actor: caller.actor, input: { ...params, changes: body } }),

  deleteView: ({ companion, caller, params }) =>
    deleteView(companion, { actor: caller.actor, input: params }),

  listViewDefaults: async ({ companion: { database }, caller: { actor } }) =>
    ok({ items: await listViewDefaults(database.db), views: await listSharedViews(database.db, actor) }),

  setViewDefault: ({ companion, caller, body: { kind, id, viewId } }) =>
    setViewDefault(companion, { actor: caller.actor, input: { of: { kind, id } as DefaultOf, viewId } }),
};

import {
  addChecklistItem,
  removeChecklistItem,
  updateChecklistItem,
} from '#backend/commands/change-checklist-items.ts';
import { addChecklist, removeChecklist, updateChecklist } from '#backend/commands/change-checklists.ts';
import type { HandlersOf } from '../handler.ts';

type ChecklistRoute =
  | 'addChecklist'
  | 'updateChecklist'
  | 'removeChecklist'
  | 'addChecklistItem'
  | 'updateChecklistItem'
  | 'removeChecklistItem';

export const checklistHandlers: HandlersOf<ChecklistRoute> = {
  addChecklist: ({ companion, caller, params, body, once }) =>
    addChecklist(companion, { actor: caller.actor, input: { ...params, ...body }, once }),

  updateChecklist: ({ companion, caller, params, body }) =>
    updateChecklist(companion, { actor: caller.actor, input: { ...params, ...body } }),

  removeChecklist: ({ companion, caller, params }) =>
    removeChecklist(companion, { actor: caller.actor, input: params }),

  addChecklistItem: ({ companion, caller, params, body, once }) =>
    addChecklistItem(companion, { actor: caller.actor, input: { ...params, ...body }, once }),

  updateChecklistItem: ({ companion, caller, params, body }) =>
    updateChecklistItem(companion, { actor: caller.actor, input: { ...params, ...body } }),

  removeChecklistItem: ({ companion, caller, params }) =>
    removeChecklistItem(companion, { actor: caller.actor, input: params }),
};

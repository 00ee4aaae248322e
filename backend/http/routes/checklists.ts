import { addChecklist } from '#backend/commands/add-checklist.ts';
import { addChecklistItem } from '#backend/commands/add-checklist-item.ts';
import { removeChecklist } from '#backend/commands/remove-checklist.ts';
import { removeChecklistItem } from '#backend/commands/remove-checklist-item.ts';
import { updateChecklist } from '#backend/commands/update-checklist.ts';
import { updateChecklistItem } from '#backend/commands/update-checklist-item.ts';
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

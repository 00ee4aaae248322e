import { ok } from '#lib/base/result.ts';
import { createUserStatus } from '#backend/commands/create-user-status.ts';
import { deleteUserStatus } from '#backend/commands/delete-user-status.ts';
import { updateUserStatus } from '#backend/commands/update-user-status.ts';
import { listUserStatuses } from '#backend/data/user-statuses.ts';
import type { HandlersOf } from '../handler.ts';

type UserStatusRoute = 'listUserStatuses' | 'createUserStatus' | 'updateUserStatus' | 'deleteUserStatus';

export const userStatusHandlers: HandlersOf<UserStatusRoute> = {
  listUserStatuses: async ({ companion }) => ok({ items: await listUserStatuses(companion.database.db) }),

  createUserStatus: ({ companion, caller, body, once }) =>
    createUserStatus(companion, { actor: caller.actor, input: body, once }),

  updateUserStatus: ({ companion, caller, params, body }) =>
    updateUserStatus(companion, { actor: caller.actor, input: { ...params, change: body } }),

  deleteUserStatus: ({ companion, caller, params }) =>
    deleteUserStatus(companion, { actor: caller.actor, input: params }),
};

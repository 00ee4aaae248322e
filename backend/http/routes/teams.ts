import { ok } from '#lib/base/result.ts';
import { deleteTeam } from '#backend/commands/delete-team.ts';
import { saveTeam } from '#backend/commands/save-team.ts';
import { listTeams } from '#backend/data/teams.ts';
import type { HandlersOf } from '../handler.ts';

export const teamHandlers: HandlersOf<'listTeams' | 'createTeam' | 'updateTeam' | 'deleteTeam'> = {
  listTeams: async ({ companion }) => ok({ items: await listTeams(companion.database.db) }),

  createTeam: ({ companion, caller, body }) => saveTeam(companion, { actor: caller.actor, input: body }),

  updateTeam: ({ companion, caller, params, body: { version, ...team } }) => {
    const input = { ...team, existing: { id: params.teamId, version } };
    return saveTeam(companion, { actor: caller.actor, input });
  },

  deleteTeam: ({ companion, caller, params }) =>
    deleteTeam(companion, { actor: caller.actor, input: params }),
};

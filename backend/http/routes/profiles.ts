import { ok } from '#lib/base/result.ts';
import { deleteProfile } from '#backend/commands/delete-profile.ts';
import { saveProfile } from '#backend/commands/save-profile.ts';
import { listProfiles } from '#backend/data/profiles.ts';
import type { HandlersOf } from '../handler.ts';

type ProfileRoute = 'listProfiles' | 'createProfile' | 'updateProfile' | 'deleteProfile';

export const profileHandlers: HandlersOf<ProfileRoute> = {
  listProfiles: async ({ companion }) => ok({ items: await listProfiles(companion.database.db) }),

  createProfile: ({ companion, caller, body }) =>
    saveProfile(companion, { actor: caller.actor, input: body }),

  updateProfile: ({ companion, caller, params, body: { version, ...profile } }) => {
    const input = { ...profile, existing: { id: params.profileId, version } };
    return saveProfile(companion, { actor: caller.actor, input });
  },

  deleteProfile: ({ companion, caller, params }) =>
    deleteProfile(companion, { actor: caller.actor, input: params }),
};

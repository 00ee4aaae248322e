import { ok } from '#lib/base/result.ts';
import { deactivateMember } from '#backend/commands/deactivate-member.ts';
import { reactivateMember } from '#backend/commands/reactivate-member.ts';
import { readMembers } from '#backend/commands/read-members.ts';
import { updateMember } from '#backend/commands/update-member.ts';
import type { HandlersOf } from '../handler.ts';

type MemberRoute = 'listMembers' | 'updateMember' | 'deactivateMember' | 'reactivateMember';

export const memberHandlers: HandlersOf<MemberRoute> = {
  listMembers: async ({ companion, caller }) =>
    ok({ items: await readMembers(companion.database.db, caller.actor) }),

  updateMember: ({ companion, caller, params, body }) =>
    updateMember(companion, { actor: caller.actor, input: { ...params, ...body } }),

  deactivateMember: ({ companion, caller, params, body }) =>
    deactivateMember(companion, { actor: caller.actor, input: { ...params, ...body } }),

  reactivateMember: ({ companion, caller, params, body }) =>
    reactivateMember(companion, { actor: caller.actor, input: { ...params, ...body } }),
};

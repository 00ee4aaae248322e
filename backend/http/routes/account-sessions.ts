import { err, ok } from '#lib/base/result.ts';
import { endMemberSessions } from '#backend/commands/end-member-sessions.ts';
import { findMember } from '#backend/data/members.ts';
import { endSession, endSessions, listSessions } from '#backend/data/sessions.ts';
import type { HandlersOf } from '../handler.ts';

type AccountSessionRoute =
  | 'listSessions'
  | 'endSession'
  | 'endSessions'
  | 'listMemberSessions'
  | 'endMemberSessions';

export const accountSessionHandlers: HandlersOf<AccountSessionRoute> = {
  listSessions: async ({ companion, caller }) =>
    ok({ items: await listSessions(companion.database.db, caller.actor.userId, caller.sessionId) }),

  endSession: async ({ companion, caller, params }) => {
    const ended = await endSession(companion.database.db, caller.actor.userId, params.sessionId);
    return ended ? ok(undefined) : err({ code: 'not_found' });
  },

  endSessions: async ({ companion, caller, query, setSession }) => {
    const except = query.which === 'others' ? caller.sessionId : null;
    const ended = await endSessions(companion.database.db, caller.actor.userId, except);
    if (except === null) setSession(null);
    return ok({ ended });
  },

  listMemberSessions: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    if ((await findMember(db, params.userId)) === null) return err({ code: 'not_found' });
    return ok({ items: await listSessions(db, params.userId, caller.sessionId) });
  },

  endMemberSessions: ({ companion, caller, params }) =>
    endMemberSessions(companion, { actor: caller.actor, input: params }),
};

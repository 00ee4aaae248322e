import { err, ok } from '#lib/base/result.ts';
import { makePasswordReset } from '#backend/commands/make-password-reset.ts';
import { RESET_OVER, resetPassword } from '#backend/commands/reset-password.ts';
import { findPasswordReset } from '#backend/data/password-resets.ts';
import { hashToken } from '#backend/data/secret-tokens.ts';
import type { HandlersOf } from '../handler.ts';

export const passwordResetHandlers: HandlersOf<'makePasswordReset' | 'readPasswordReset' | 'resetPassword'> =
  {
    makePasswordReset: ({ companion, caller, params }) =>
      makePasswordReset(companion, { actor: caller.actor, input: params }),

    readPasswordReset: async ({ companion, body }) => {
      const { database, now } = companion;
      const reset = await findPasswordReset(database.db, hashToken(body.token), now());
      return reset === null ? err(RESET_OVER) : ok({ email: reset.email });
    },

    resetPassword: ({ companion, body }) => resetPassword(companion, body),
  };

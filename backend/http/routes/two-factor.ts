import { ok } from '#lib/base/result.ts';
import { confirmSecondFactor } from '#backend/commands/confirm-second-factor.ts';
import { makeBackupCodes } from '#backend/commands/make-backup-codes.ts';
import { resetSecondFactor } from '#backend/commands/reset-second-factor.ts';
import { turnOffSecondFactor } from '#backend/commands/turn-off-second-factor.ts';
import { turnOnSecondFactor } from '#backend/commands/turn-on-second-factor.ts';
import type { HandlersOf } from '../handler.ts';

type TwoFactorRoute =
  | 'startTwoFactor'
  | 'confirmTwoFactor'
  | 'endTwoFactor'
  | 'makeBackupCodes'
  | 'resetTwoFactor';

export const twoFactorHandlers: HandlersOf<TwoFactorRoute> = {
  startTwoFactor: ({ companion, caller, body }) =>
    turnOnSecondFactor(companion, { actor: caller.actor, input: { ...body, token: caller.token } }),

  confirmTwoFactor: async ({ companion, caller, body, device, setSession }) => {
    const input = { ...body, token: caller.token, device: device('web') };
    const confirmed = await confirmSecondFactor(companion, { actor: caller.actor, input });
    if (!confirmed.ok) return confirmed;
    setSession(confirmed.value);
    return ok(undefined);
  },

  endTwoFactor: async ({ companion, caller, body, device, setSession }) => {
    const input = { ...body, token: caller.token, device: device('web') };
    const ended = await turnOffSecondFactor(companion, { actor: caller.actor, input });
    if (!ended.ok) return ended;
    setSession(ended.value);
    return ok(undefined);
  },

  makeBackupCodes: async ({ companion, caller, body }) => {
    const input = { ...body, token: caller.token };
    const made = await makeBackupCodes(companion, { actor: caller.actor, input });
    return made.ok ? ok({ backupCodes: made.value }) : made;
  },

  resetTwoFactor: ({ companion, caller, params }) =>
    resetSecondFactor(companion, { actor: caller.actor, input: params }),
};

import { finishMailConsent } from '#backend/commands/finish-mail-consent.ts';
import { startMailConsent } from '#backend/commands/start-mail-consent.ts';
import { tryMailAccount } from '#backend/commands/try-mail-account.ts';
import type { HandlersOf } from '../handler.ts';

type MailAccountRoute = 'testMailAccount' | 'startMailConsent' | 'finishMailConsent';

export const mailAccountHandlers: HandlersOf<MailAccountRoute> = {
  testMailAccount: ({ companion, body }) => tryMailAccount(companion, body),

  startMailConsent: ({ companion, caller, params }) =>
    startMailConsent(companion, { actor: caller.actor, input: params }),

  finishMailConsent: ({ companion, caller, body }) =>
    finishMailConsent(companion, { actor: caller.actor, input: body }),
};

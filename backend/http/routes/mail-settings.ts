import { ok } from '#lib/base/result.ts';
import { sendTestMail } from '#backend/commands/send-test-mail.ts';
import { updateMailSetting } from '#backend/commands/update-mail-setting.ts';
import { findMailSetting, readUnsent, releaseMails } from '#backend/data/mail-settings.ts';
import type { Db } from '#backend/data/database.ts';
import type { HandlersOf } from '../handler.ts';

type MailSettingRoute = 'readMailSetting' | 'updateMailSetting' | 'sendTestMail' | 'retryMails';

export const mailSettingHandlers: HandlersOf<MailSettingRoute> = {
  readMailSetting: async ({ companion }) => ok(await readState(companion.database.db)),

  updateMailSetting: async ({ companion, caller, body }) => {
    const updated = await updateMailSetting(companion, { actor: caller.actor, input: body });
    return updated.ok ? ok(await readState(companion.database.db)) : updated;
  },

  sendTestMail: ({ companion, caller }) => sendTestMail(companion, { actor: caller.actor, input: undefined }),

  retryMails: async ({ companion }) => {
    const release = { at: companion.now(), states: ['kept', 'failed'] as const };
    return ok({ count: await companion.database.transaction((tx) => releaseMails(tx, release)) });
  },
};

async function readState(db: Db) {
  return { setting: await findMailSetting(db), ...(await readUnsent(db)) };
}

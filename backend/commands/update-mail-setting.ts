/** Sets how the workspace sends mail; what was kept for want of it is sent. */
import type { Result } from '#lib/base/result.ts';
import type { NewMailSetting } from '#lib/contract/mail-settings.ts';
import { lockMailSetting, releaseMails, writeMailSetting } from '#backend/data/mail-settings.ts';
import { checkMailServer } from './check-mail-server.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';

/** Nothing; a stale version and servers that cannot be used are refusals. */
export function updateMailSetting(
  { database, mail, now }: Companion,
  { actor, input }: Call<NewMailSetting>,
): Promise<Result<undefined, Refusal>> {
  const { version, address, displayName, smtp } = input;
  return refusable(database, async (tx) => {
    const known = await lockMailSetting(tx);
    const state = { version: known?.setting.version ?? 0, changedBy: known?.changedBy ?? null };
    refuseStale(state, version, 'mail setting');
    const errors = checkMailServer(smtp, known?.setting.smtp ?? null, 'smtp');
    if (errors.length > 0) throw new RefusedError({ code: 'unusable_value', errors });
    const kept = smtp.user === null ? null : (known?.password ?? null);
    const password = smtp.password === undefined ? kept : mail.secrets.close(smtp.password);
    const at = now();
    await writeMailSetting(tx, { address, displayName, smtp, password, by: actor.userId, at });
    await releaseMails(tx, { at, channelId: null, states: ['kept'] });
    return undefined;
  });
}

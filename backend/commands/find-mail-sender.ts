/** By which server and as whom a mail is sent: by its channel's account, or by the workspace's own. */
import type { ChannelId } from '#lib/contract/ids.ts';
import { findMailAccount } from '#backend/data/mail-accounts.ts';
import { openMailSetting } from '#backend/data/mail-settings.ts';
import type { MailFault } from '#backend/mail/faults.ts';
import type { MailEndpoint } from '#backend/mail/servers.ts';
import type { Companion } from './companion.ts';
import { findMailLogin } from './find-mail-login.ts';

type Found = { from: { address: string; name: string }; endpoint: MailEndpoint };
type Needed = Pick<Companion, 'database' | 'mail' | 'webhooks' | 'now'>;

/** The sender; null when there is no account, a fault when its consent cannot be used. */
export async function findMailSender(
  companion: Needed,
  channelId: ChannelId | null,
): Promise<Found | { fault: MailFault } | null> {
  return channelId === null ? findOwn(companion) : findOfChannel(companion, channelId);
}

async function findOwn({ database, mail }: Needed): Promise<Found | null> {
  const opened = await openMailSetting(database.db, mail.secrets);
  if (opened === null) return null;
  const { address, displayName, smtp } = opened.setting;
  const login = smtp.user === null ? null : { user: smtp.user, password: opened.password ?? '' };
  const { host, port, security } = smtp;
  const endpoint = { host, port, security, login, authorities: mail.authorities };
  return { from: { address, name: displayName }, endpoint };
}

async function findOfChannel(
  companion: Needed,
  channelId: ChannelId,
): Promise<Found | { fault: MailFault } | null> {
  const { database, mail } = companion;
  const account = await findMailAccount(database.db, mail.secrets, channelId);
  if (account === null) return null;
  const login = await findMailLogin(companion, account, 'smtp');
  if ('fault' in login) return login;
  const { host, port, security } = account.smtp;
  const endpoint = { host, port, security, login, authorities: mail.authorities };
  return { from: { address: account.address, name: account.displayName }, endpoint };
}

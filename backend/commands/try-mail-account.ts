/** Signs in to both servers of an account, as it is typed or saved, and says what is wrong with each. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import type { MailFault as ToldFault, NewMailAccount } from '#lib/contract/mail-accounts.ts';
import { findChannel } from '#backend/data/channels.ts';
import { findMailAccount, type OpenedMailAccount } from '#backend/data/mail-accounts.ts';
import type { MailFault } from '#backend/mail/faults.ts';
import { tryImap } from '#backend/mail/imap/try-imap.ts';
import type { MailEndpoint, MailLogin } from '#backend/mail/servers.ts';
import { trySmtp } from '#backend/mail/smtp/senders.ts';
import { checkMailAccount } from './check-mail-account.ts';
import type { Companion, Refusal } from './companion.ts';
import { findMailLogin } from './find-mail-login.ts';

type Input = { channelId: ChannelId | null; account: NewMailAccount };
type Faults = { imap: ToldFault | null; smtp: ToldFault | null };

/** The fault of each server; refused for what could not be saved either. */
export async function tryMailAccount(
  companion: Companion,
  { channelId, account }: Input,
): Promise<Result<Faults, Refusal>> {
  const { db } = companion.database;
  const known = channelId === null ? null : await findChannel(db, channelId);
  const refusal = await checkMailAccount(account, known?.account ?? null, companion.webhooks.allowsPrivate);
  if (refusal !== null) return err(refusal);
  const saved = channelId === null ? null : await findMailAccount(db, companion.mail.secrets, channelId);
  const [imap, smtp] = await Promise.all([
    tryOne(companion, { account, saved, side: 'imap' }),
    tryOne(companion, { account, saved, side: 'smtp' }),
  ]);
  return ok({ imap: told(imap), smtp: told(smtp) });
}

type One = { account: NewMailAccount; saved: OpenedMailAccount | null; side: 'imap' | 'smtp' };

async function tryOne(companion: Companion, { account, saved, side }: One): Promise<MailFault | null> {
  const login = await findLogin(companion, { account, saved, side });
  if ('fault' in login) return login.fault;
  const { host, port, security } = account[side];
  const endpoint: MailEndpoint & { login: MailLogin } = {
    host,
    port,
    security,
    login,
    authorities: companion.mail.authorities,
  };
  return side === 'imap' ? tryImap(endpoint, account.mailboxes) : trySmtp(endpoint);
}

/** What is typed; else what is saved, of which `checkMailAccount` saw that it goes to the same server. */
async function findLogin(
  companion: Companion,
  { account, saved, side }: One,
): Promise<MailLogin | { fault: MailFault }> {
  const { user, password, host } = account[side];
  if (account.signIn === 'password' && password !== undefined) return { user, password };
  const isSame = saved !== null && saved[side].host === host && saved[side].user === user;
  if (isSame) return findMailLogin(companion, saved, side);
  const words = 'Save the channel and connect the account first; then the connection can be tested.';
  return { fault: { at: 'login', words, isFinal: false } };
}

function told(fault: MailFault | null): ToldFault | null {
  return fault === null ? null : { at: fault.at, words: fault.words };
}

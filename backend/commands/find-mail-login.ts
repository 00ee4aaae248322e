/** With what an account signs in at its servers: its password, or an access token, which is fetched anew when it is about to end. */
import type { MailConsent, OpenedMailAccount } from '#backend/data/mail-accounts.ts';
import { keepAccessToken } from '#backend/data/mail-consents.ts';
import type { MailFault } from '#backend/mail/faults.ts';
import { endpointsOf } from '#backend/mail/oauth.ts';
import type { MailLogin } from '#backend/mail/servers.ts';
import type { Companion } from './companion.ts';
import { requestToken } from './request-token.ts';

type Needed = Pick<Companion, 'database' | 'mail' | 'webhooks' | 'now'>;

/** A token is not used in its last minute, so that it lasts for signing in. */
const SPARE_MS = 60_000;

const NOT_CONNECTED: MailFault = {
  at: 'login',
  words: 'Connect the account: nobody has consented at the provider, or the consent has ended.',
  isFinal: false,
};

/** What to sign in with; a fault when there is no consent, or the provider gives no token. */
export async function findMailLogin(
  companion: Needed,
  account: OpenedMailAccount,
  server: 'imap' | 'smtp',
): Promise<MailLogin | { fault: MailFault }> {
  const { user } = account[server];
  const { signIn } = account;
  if (signIn.kind === 'password')
    return { user, password: server === 'imap' ? signIn.imapPassword : signIn.smtpPassword };
  const until = signIn.accessUntil?.getTime() ?? 0;
  if (signIn.accessToken !== null && until - SPARE_MS > companion.now().getTime())
    return { user, accessToken: signIn.accessToken };
  return renew(companion, account, { user, signIn });
}

async function renew(
  companion: Needed,
  { channelId }: OpenedMailAccount,
  { user, signIn }: { user: string; signIn: MailConsent },
): Promise<MailLogin | { fault: MailFault }> {
  if (signIn.refreshToken === null) return { fault: NOT_CONNECTED };
  const tokens = await requestToken(companion, endpointsOf(signIn).tokenUrl, {
    grant_type: 'refresh_token',
    refresh_token: signIn.refreshToken,
    client_id: signIn.clientId,
    ...(signIn.clientSecret === null ? {} : { client_secret: signIn.clientSecret }),
  });
  if ('fault' in tokens) return tokens.isRefused ? { fault: NOT_CONNECTED } : tokens;
  await keepAccessToken(companion.database.db, companion.mail.secrets, {
    channelId,
    ...tokens,
    refreshToken: tokens.refreshToken ?? signIn.refreshToken,
  });
  return { user, accessToken: tokens.accessToken };
}

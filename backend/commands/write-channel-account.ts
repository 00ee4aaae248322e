/** Writes the account of an e-mail channel, in the transaction that writes the channel. */
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { MailAccount, NewMailAccount } from '#lib/contract/mail-accounts.ts';
import type { Tx } from '#backend/data/database.ts';
import { writeMailAccount, type ClosedSecrets } from '#backend/data/mail-account-writes.ts';
import { releaseMails } from '#backend/data/mail-settings.ts';
import type { SecretBox } from '#backend/data/secret-box.ts';
import { RefusedError, type Companion, type Refusal } from './companion.ts';

type Given = {
  channelId: ChannelId;
  account: NewMailAccount;
  known: MailAccount | null;
  by: UserId;
};

/** Throws the refusal of an address that another channel has. */
export async function writeChannelAccount(
  tx: Tx,
  { mail, now }: Pick<Companion, 'mail' | 'now'>,
  { channelId, account, known, by }: Given,
): Promise<void> {
  const secrets = closeSecrets(mail.secrets, account, known);
  const at = now();
  const isWritten = await writeMailAccount(tx, channelId, { account, secrets, by, at });
  if (!isWritten) throw new RefusedError(TAKEN);
  await releaseMails(tx, { at, channelId, states: ['kept'] });
}

const TAKEN: Refusal = {
  code: 'already_exists',
  errors: [{ field: 'account.address', message: 'Another channel has this address. Give another.' }],
};

function closeSecrets(box: SecretBox, account: NewMailAccount, known: MailAccount | null): ClosedSecrets {
  const { imap, smtp, oauth, signIn } = account;
  const close = (secret: string | undefined) => (secret === undefined ? undefined : box.close(secret));
  if (signIn === 'password') {
    const passwords = { imapPassword: close(imap.password), smtpPassword: close(smtp.password) };
    return { ...passwords, clientSecret: null, endsConsent: true };
  }
  const endsConsent = clientOf(account) !== (known === null ? null : clientOf(known));
  // A secret that nobody types again stays with the client and the place it was given for.
  const clientSecret = close(oauth?.clientSecret) ?? (endsConsent ? null : undefined);
  return { imapPassword: null, smtpPassword: null, clientSecret, endsConsent };
}

/** What a consent is for: who asks, where, for whose mailbox. */
function clientOf({ oauth, imap }: { oauth: Client | null; imap: { user: string } }): string {
  return JSON.stringify([oauth?.provider, oauth?.clientId, oauth?.tokenUrl, oauth?.scope, imap.user]);
}

type Client = Pick<NonNullable<MailAccount['oauth']>, 'provider' | 'clientId' | 'tokenUrl' | 'scope'>;

/** Which accounts a channel can have. */
import type { FieldError } from '#lib/contract/errors.ts';
import type { MailAccount, NewMailAccount } from '#lib/contract/mail-accounts.ts';
import { endpointsOf } from '#backend/mail/oauth.ts';
import { isSendable } from '#backend/mail/smtp/message.ts';
import { checkMailServer } from './check-mail-server.ts';
import { checkWebhookAddress } from './check-webhook-address.ts';
import type { Refusal } from './companion.ts';

/**
 * Why an account cannot be used; null when it can. Never within a transaction, as names are looked up: addresses of a provider are
 * asked by the companion itself.
 */
export async function checkMailAccount(
  account: NewMailAccount,
  known: MailAccount | null,
  allowsPrivate: boolean,
): Promise<Refusal | null> {
  const errors: FieldError[] = [];
  if (!isSendable(account.address))
    errors.push({ field: 'account.address', message: 'Give one plain e-mail address.' });
  const isByPassword = account.signIn === 'password';
  for (const side of ['imap', 'smtp'] as const) {
    const given = isByPassword ? account[side] : { ...account[side], password: 'not used' };
    errors.push(...checkMailServer(given, known?.[side] ?? null, `account.${side}`));
  }
  if (!isByPassword) errors.push(...(await checkProvider(account, allowsPrivate)));
  return errors.length === 0 ? null : { code: 'unusable_value', errors };
}

async function checkProvider({ oauth }: NewMailAccount, allowsPrivate: boolean): Promise<FieldError[]> {
  if (oauth === null) return [{ field: 'account.oauth', message: 'Give the provider and the client.' }];
  const { authorizeUrl, tokenUrl, scope } = endpointsOf(oauth);
  const errors: FieldError[] = [];
  if (scope === '') errors.push({ field: 'account.oauth.scope', message: 'Give the scope to ask for.' });
  for (const [field, address] of [
    ['authorizeUrl', authorizeUrl],
    ['tokenUrl', tokenUrl],
  ] as const) {
    const fault = await checkWebhookAddress(address, allowsPrivate);
    if (fault !== null) errors.push({ field: `account.oauth.${field}`, message: fault.detail ?? '' });
  }
  return errors;
}

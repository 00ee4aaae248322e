/** Which mail servers can be used, and when a password that is kept already may go to them. */
import type { FieldError } from '#lib/contract/errors.ts';
import type { MailSecurity } from '#lib/contract/mail-accounts.ts';

type Server = { host: string; port: number; security: MailSecurity; user: string | null };

/** Names of this machine: what goes there passes no network. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/**
 * What is wrong with a server, its fields named after `within`. A password that nobody types again goes only where it went before:
 * otherwise whoever may change the setting could have it sent to a server of their own.
 */
export function checkMailServer(
  given: Server & { password?: string | undefined },
  known: (Server & { hasPassword: boolean }) | null,
  within: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (given.security === 'none' && !LOOPBACK.test(given.host)) {
    const message = 'Choose TLS or STARTTLS; without them only a server on this machine is spoken to.';
    errors.push({ field: `${within}.security`, message });
  }
  if (given.user !== null && given.password === undefined) {
    const isSame = known !== null && known.hasPassword && isSameServer(given, known);
    const message = 'Give the password again: server, security or user are others now.';
    if (!isSame)
      errors.push({ field: `${within}.password`, message: known === null ? 'Give the password.' : message });
  }
  return errors;
}

function isSameServer(one: Server, other: Server): boolean {
  const keys = ['host', 'port', 'security', 'user'] as const;
  return keys.every((key) => one[key] === other[key]);
}

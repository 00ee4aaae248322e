import type { UserSummary } from '#lib/contract/users.ts';
import type { MailAddress } from '#lib/mail/mail-host.ts';

/** An answer goes to the customer, or to somebody else outside; a question to colleagues alone is none. Unknown recipients may be. */
export function goesOutside(recipients: readonly MailAddress[], colleagues: readonly UserSummary[]): boolean {
  const ours = new Set(colleagues.map(({ email }) => email.toLowerCase()));
  return recipients.length === 0 || recipients.some(({ address }) => !ours.has(address.toLowerCase()));
}

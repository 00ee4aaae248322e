/**
 * When two e-mail addresses mean the same person.
 *
 * Case never distinguishes. A part after `+` is the person's own label. Dots in the local part mean nothing at Gmail's own
 * domains and something everywhere else (Google's help: "Dots don't matter in Gmail addresses").
 */

/** Gmail's domains; both name one mailbox. */
const GMAIL_DOMAINS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/**
 * The normal form that addresses are compared by, e.g. `Marta.L+vat@GoogleMail.com` gives `martal@gmail.com`.
 * Text that is no address is only lower-cased.
 */
export function toMatchKey(address: string): string {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 1) return lower;
  const domain = lower.slice(at + 1);
  const local = withoutLabel(lower.slice(0, at));
  return GMAIL_DOMAINS.has(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`;
}

/** Keys of several addresses, each once, in order. */
export function toMatchKeys(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map(toMatchKey))];
}

function withoutLabel(local: string): string {
  const plus = local.indexOf('+');
  return plus > 0 ? local.slice(0, plus) : local;
}

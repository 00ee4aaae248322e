/**
 * What an administrator sets for all browsers of an organisation, through the browser's own policies. Names and forms are
 * declared in `public/managed-settings.json`, which the browser checks them against.
 */
import * as z from 'zod/mini';

/** Settings that hold for this browser. */
export type ManagedSettings = {
  /** As it was written; null when people choose the companion themselves. */
  companionAddress: string | null;
  /** Addresses and domains in lower case; null: every mailbox. */
  mailboxes: string[] | null;
};

/** The part of `browser.storage.managed` that is used. */
export type ManagedArea = { get(keys: null): Promise<Record<string, unknown>> };

const Mailboxes = z.array(z.string());

/** What is set; nothing at all where no administrator has. */
export async function readManagedSettings(area: ManagedArea | undefined): Promise<ManagedSettings> {
  // Firefox rejects where there is no policy for the extension.
  const set = (await area?.get(null).catch(() => ({}))) ?? {};
  return parseManagedSettings(set);
}

/** A list that cannot be read covers no mailbox: somebody wanted it to be short. */
export function parseManagedSettings(set: Record<string, unknown>): ManagedSettings {
  const { companionAddress, mailboxes } = set;
  const listed = Mailboxes.safeParse(mailboxes);
  return {
    companionAddress: typeof companionAddress === 'string' ? companionAddress : null,
    mailboxes: mailboxes === undefined ? null : listed.success ? listed.data.map(normalise) : [],
  };
}

/** Whether the sidebar may act in a mailbox. A domain covers its own addresses, not those of its subdomains. */
export function coversMailbox({ mailboxes }: Pick<ManagedSettings, 'mailboxes'>, mailbox: string): boolean {
  if (mailboxes === null) return true;
  const address = normalise(mailbox);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return mailboxes.includes(address) || mailboxes.includes(domain);
}

/** `@example.com` is a common way to write a domain. */
function normalise(listed: string): string {
  return listed.trim().toLowerCase().replace(/^@/, '');
}

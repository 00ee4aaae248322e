/** The few things we ask of InboxSDK's views, by its public API only: the page's own markup is the SDK's business. */
import { type MailAddress } from '#lib/mail/mail-host.ts';
import { type GmailSdk } from './load-sdk.ts';

type Handler<K extends 'registerThreadViewHandler' | 'registerMessageViewHandlerAll'> = Parameters<
  Parameters<GmailSdk['Conversations'][K]>[0]
>[0];

/** A thread on Gmail's page. */
export type GmailThreadView = Handler<'registerThreadViewHandler'>;
/** A message of it; collapsed ones know little more than their sender. */
export type GmailMessageView = Handler<'registerMessageViewHandlerAll'>;

/** What a message shows on the page. Recipients are empty while it is collapsed. */
export function describeMessage(view: GmailMessageView): {
  sender: MailAddress | null;
  recipients: MailAddress[];
} {
  return { sender: senderOf(view), recipients: recipientsOf(view) };
}

/** The message's id in this mailbox (hexadecimal); null until Gmail has loaded the message. */
export async function loadedMessageId(view: GmailMessageView): Promise<string | null> {
  if (view.destroyed || !view.isLoaded()) return null;
  return view.getMessageIDAsync().catch(() => null);
}

/**
 * The thread's id in this mailbox; null where the page does not tell within the limit. It is read from the page, and
 * only for drafts just sent does the SDK ask Gmail, which may take for ever.
 */
export async function threadIdOf(view: GmailThreadView, limitMs: number): Promise<string | null> {
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), limitMs));
  return Promise.race([view.getThreadIDAsync().catch(() => null), tooLate]);
}

function senderOf(view: GmailMessageView): MailAddress | null {
  try {
    const { emailAddress, name } = view.getSender();
    return { address: emailAddress, name: name && name !== emailAddress ? name : null };
  } catch {
    return null;
  }
}

/**
 * Addresses only: `getRecipients` clicks Gmail's details menu open, and `getRecipientsFull` waits for Gmail's next XHR.
 * The SDK looks for them in the whole message, so a body dressed as Gmail's header can add some (seen in 2.2.26): what
 * the body claims is left out, until the raw headers tell.
 */
function recipientsOf(view: GmailMessageView): MailAddress[] {
  try {
    const claimed = addressesClaimedBy(view.getBodyElement());
    const addresses = view
      .getRecipientEmailAddresses()
      .filter((address) => address.includes('@') && !claimed.has(address.toLowerCase()));
    return [...new Set(addresses)].map((address) => ({ address, name: null }));
  } catch {
    return [];
  }
}

/** Gmail's markup of a person, which no mail needs. */
function addressesClaimedBy(body: HTMLElement): Set<string> {
  const claims = Array.from(
    body.querySelectorAll('[email]'),
    (element) => element.getAttribute('email') ?? '',
  );
  return new Set(claims.map((address) => address.toLowerCase()));
}

/** To whom one message was sent, as far as the page shows addresses; names alone are left out. */
import type { MailAddress } from '#lib/mail/mail-host.ts';
import { outsideMail, WELLS } from './landmarks.ts';
import { addressesIn, heldAddress, nameBeside } from './page-addresses.ts';
import { ownText } from './page-text.ts';

const WELL = `${WELLS}, [id^="MSG_"][id$="_TO"], [id^="MSG_"][id$="_CC"]`;

/** In the order of the page, each once. */
export function findRecipients(card: Element): MailAddress[] {
  const found = new Map<string, MailAddress>();
  const add = (address: string, name: string | null): void => {
    const key = address.toLowerCase();
    if (!found.has(key)) found.set(key, { address, name });
  };
  for (const well of outsideMail(card, WELL)) {
    for (const element of well.querySelectorAll('[title*="@"], [aria-label*="@"], [email*="@"]')) {
      const address = heldAddress(element);
      if (address !== null) add(address, nameBeside(ownText(element), address));
    }
    for (const address of addressesIn(well.textContent ?? '')) add(address, null);
  }
  return [...found.values()];
}

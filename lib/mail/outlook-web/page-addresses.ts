/** E-mail addresses in texts, tips and labels of the page, whatever language the words around them have. */
import type { MailAddress } from '#lib/mail/mail-host.ts';
import { cleanText } from './page-text.ts';

/** Letters of other scripts come second: in `差出人marta@…` only the part in plain letters is the address. */
const PLAIN = /[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;
const INTERNATIONAL = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** `logo@2x.png` has the form of an address, but is the name of a file. */
const FILE_NAME = /\.(?:png|jpe?g|gif|svg|webp|pdf|docx?|xlsx?|pptx?|zip|eml|msg|ics|txt|csv|html?)$/i;

/** Attributes in which Outlook has been seen to keep the address of whom an element shows. */
const HOLDING = ['email', 'data-email', 'title', 'aria-label'];

/** All addresses of a text, in order, each once. */
export function addressesIn(text: string): string[] {
  const clean = cleanText(text);
  const plain = clean.match(PLAIN) ?? [];
  const found = plain.length > 0 ? plain : (clean.match(INTERNATIONAL) ?? []);
  const addresses = found
    .map((address) => address.replace(/^[.']+|[.']+$/g, ''))
    .filter((address) => !FILE_NAME.test(address));
  return [...new Set(addresses)];
}

/** The one address of a text; null where there is none, or where there are several to choose from. */
export function onlyAddressIn(text: string | null | undefined): string | null {
  const [first, ...others] = addressesIn(text ?? '');
  return others.length === 0 ? (first ?? null) : null;
}

/** The name that stands with an address in forms like `Name<address>` and `Name (address)`; null where there is none. */
export function nameBeside(text: string, address: string | null): string | null {
  const clean = cleanText(text);
  const rest = address === null ? clean : clean.replaceAll(address, '');
  const name = cleanText(rest.replace(/[<>()[\]"＜＞（）]/g, ' ')).replace(
    /^[\s:;,：；，]+|[\s:;,：；，]+$/g,
    '',
  );
  return name === '' ? null : name;
}

/** Whom an element shows: the only address in its text or attributes, or in those of what is inside it. */
export function personIn(element: Element): MailAddress | null {
  const address =
    onlyAddressIn(element.textContent) ??
    heldAddress(element) ??
    addressInside(element, '[title], [aria-label], [email], [data-email]');
  return address === null ? null : { address, name: nameBeside(element.textContent ?? '', address) };
}

/** The only address in the attributes of one element. */
export function heldAddress(element: Element): string | null {
  for (const attribute of HOLDING) {
    const address = onlyAddressIn(element.getAttribute(attribute));
    if (address !== null) return address;
  }
  return null;
}

function addressInside(element: Element, selector: string): string | null {
  const found = new Set<string>();
  for (const inner of element.querySelectorAll(selector)) {
    const address = heldAddress(inner);
    if (address !== null) found.add(address);
  }
  const [first, ...others] = found;
  return others.length === 0 ? (first ?? null) : null;
}

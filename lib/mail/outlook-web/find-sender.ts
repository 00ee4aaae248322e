/**
 * Who wrote one message. Outlook shows only a name for colleagues and for people in the address book, so often there is
 * no address to be found; then it is said to be unknown, as a guess would make a ticket for the wrong person.
 */
import type { MailAddress } from '#lib/mail/mail-host.ts';
import { BODIES, COMPOSE, isBefore, TIMES, WELLS } from './landmarks.ts';
import { heldAddress, nameBeside, onlyAddressIn, personIn } from './page-addresses.ts';
import { ownText } from './page-text.ts';
import { firstFound, type Found, type Strategy } from './strategies.ts';

/** What the page holds of one message. */
export type MessageParts = {
  /** Everything of this message and nothing of another. */
  card: Element;
  /** The element that names its sender; null where the layout has none. */
  head: Element | null;
  /** Null while the message is collapsed. */
  body: Element | null;
};

/** A message and the selected row of the list, whose sender may be shown there in full. */
export type WithRow = MessageParts & { row: Element | null; isAlone: boolean };

/** No address was found, perhaps a name. */
export const UNKNOWN_SENDER = 'unknown';

/** The sender; with an empty address where the page does not show one. */
export function findSender(message: WithRow): Found<MailAddress> {
  const found = firstFound(STRATEGIES, message);
  if (found === null) return { value: { address: '', name: nameOf(message) }, by: UNKNOWN_SENDER };
  return { ...found, value: { ...found.value, name: found.value.name ?? nameOf(message) } };
}

const STRATEGIES: Strategy<WithRow, MailAddress>[] = [
  { name: 'message-head', find: ({ head }) => (head === null ? null : personIn(head)) },
  { name: 'around-head', find: ({ head }) => (head === null ? null : personAround(head)) },
  { name: 'label', find: (message) => firstHolder(message, 'span[aria-label*="@"], [aria-label*="@"]') },
  { name: 'tip', find: (message) => firstHolder(message, '[title*="@"], [email*="@"]') },
  { name: 'written', find: (message) => firstWritten(message) },
  { name: 'list-row', find: (message) => personInRow(message) },
];

function nameOf({ head }: MessageParts): string | null {
  return head === null ? null : nameBeside(head.textContent ?? '', null);
}

/** Boxes around the name, as far as they hold nothing else of the message. */
function personAround(head: Element): MailAddress | null {
  const other = `${WELLS}, ${TIMES}, ${BODIES}`;
  for (let box = head.parentElement, step = 0; box && step < 3; box = box.parentElement, step += 1) {
    if (box.querySelector(other) !== null) return null;
    const address = heldAddress(box) ?? personIn(box)?.address ?? null;
    if (address !== null) return { address, name: null };
  }
  return null;
}

/** Without an element that names the sender, the first person of the message before its body who is no recipient. */
function firstHolder({ card, head, body }: MessageParts, selector: string): MailAddress | null {
  if (head !== null || body === null) return null;
  for (const element of before(body, card, selector)) {
    const address = heldAddress(element);
    if (address !== null) return { address, name: nameBeside(ownText(element), address) };
  }
  return null;
}

function firstWritten({ card, head, body }: MessageParts): MailAddress | null {
  if (head !== null || body === null) return null;
  for (const leaf of before(body, card, ':not(:has(*))')) {
    const text = leaf.textContent ?? '';
    const address = onlyAddressIn(text);
    if (address !== null) return { address, name: nameBeside(text, address) };
  }
  return null;
}

/** Heads of messages have pictures, buttons and lists of files beside the sender. */
const BESIDE = `${WELLS}, ${BODIES}, ${COMPOSE}, [role="toolbar"], [role="listbox"], [role="list"]`;

function before(body: Element, card: Element, selector: string): Element[] {
  return [...card.querySelectorAll(selector)].filter(
    (element) => isBefore(element, body) && !element.contains(body) && element.closest(BESIDE) === null,
  );
}

/** The list shows addresses in tips. Its row speaks of this message only where the name is the same, or where there is one message. */
function personInRow({ head, row, isAlone }: WithRow): MailAddress | null {
  if (row === null) return null;
  const name = head === null ? null : nameBeside(head.textContent ?? '', null);
  const people = [...row.querySelectorAll('[title*="@"]')].flatMap((element) => {
    const address = heldAddress(element);
    return address === null ? [] : [{ address, name: nameBeside(ownText(element), address) }];
  });
  if (name !== null) return people.find((person) => isSame(person.name, name)) ?? null;
  return isAlone && people.length === 1 ? (people[0] ?? null) : null;
}

function isSame(one: string | null, other: string): boolean {
  return one?.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;
}

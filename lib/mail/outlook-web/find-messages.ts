/**
 * The messages of a pane, one by one. Outlook has no element that is a message in every language and layout, but each has
 * one body, or one element that names its sender, or both: these are counted, and the room between them is shared out.
 */
import { BODIES, HEADS, isBefore, outsideMail, TIMES, WELLS } from './landmarks.ts';
import type { MessageParts } from './find-sender.ts';

/** In the order of the page. */
export function findMessages(pane: Element): MessageParts[] {
  const heads = outermost(outsideMail(pane, HEADS));
  const bodies = bodiesOf(pane);
  const taken = new Set<Element>();
  const opened = bodies.map((body, index): MessageParts => {
    const previous = bodies[index - 1];
    const own = heads.filter((head) => isBefore(head, body) && (!previous || isBefore(previous, head)));
    const head = own.at(-1) ?? null;
    if (head !== null) taken.add(head);
    return { card: cardOf(body, pane), head, body };
  });
  const collapsed = heads
    .filter((head) => !taken.has(head))
    .map((head): MessageParts => ({ card: cardOf(head, pane), head, body: null }));
  return [...opened, ...collapsed].toSorted(byPlace);
}

/** Bodies outside of each other; the innermost of nested landmarks holds the mail alone. */
function bodiesOf(pane: Element): Element[] {
  return outermost(outsideMail(pane, BODIES)).map((outer) => {
    const inner = outer.querySelector('[id^="UniqueMessageBody"]');
    return inner ?? outer;
  });
}

function outermost(elements: Element[]): Element[] {
  return elements.filter(
    (element) => !elements.some((other) => other !== element && other.contains(element)),
  );
}

/** The largest box around a message that holds no other: one body at most, one head, one time, one list of recipients. */
function cardOf(part: Element, pane: Element): Element {
  let card = part;
  for (let box = part.parentElement; box && pane.contains(box); box = box.parentElement) {
    if (holdsAnother(box)) break;
    card = box;
  }
  return card;
}

function holdsAnother(box: Element): boolean {
  return (
    bodiesOf(box).length > 1 ||
    [HEADS, TIMES, WELLS].some((mark) => outermost(outsideMail(box, mark)).length > 1)
  );
}

function byPlace(one: MessageParts, other: MessageParts): number {
  const [a, b] = [one.head ?? one.body, other.head ?? other.body];
  return a && b && isBefore(a, b) ? -1 : 1;
}

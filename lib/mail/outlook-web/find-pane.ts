/** Which part of the page shows an open conversation or message. */
import { BODIES, HEADS, OPEN_PANES, OUTER_PANES, outsideMail } from './landmarks.ts';
import { firstFound, type Found, type Strategy } from './strategies.ts';

/** The pane of what is open; null while nothing is, also where a row of the list is selected beside an empty pane. */
export function findPane(page: Document): Found<Element> | null {
  return firstFound(STRATEGIES, page);
}

const STRATEGIES: Strategy<Document, Element>[] = [
  { name: 'pane-of-open-mail', find: (page) => shown(page, OPEN_PANES).find(isFilled) ?? null },
  { name: 'pane-with-message', find: (page) => shown(page, OUTER_PANES).find(holdsMessage) ?? null },
];

function shown(page: Document, selectors: readonly string[]): Element[] {
  return selectors
    .flatMap((selector) => outsideMail(page, selector))
    .filter((pane) => pane.checkVisibility());
}

/** Just made, it holds nothing yet. */
function isFilled(pane: Element): boolean {
  const marks = '[role="heading"], [id$="_SUBJECT"]';
  return pane.hasAttribute('data-convid') || holdsMessage(pane) || pane.querySelector(marks) !== null;
}

function holdsMessage(pane: Element): boolean {
  return pane.querySelector(`${BODIES}, ${HEADS}`) !== null;
}

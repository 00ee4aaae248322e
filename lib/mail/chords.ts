/** Two keys in a row, as Gmail has them itself: `;` and then the letter of what is wanted. */

/** Two keys count as a chord within this time. */
const CHORD_MS = 1500;

/** First key of all our chords. In Gmail alone it opens all messages of the conversation, and still does. */
export const CHORD_KEY = ';';

/** Second key by what it does. */
export const CHORD_LETTERS = { goToTickets: 't', newTicket: 'n', backToMail: 'm' } as const;

/**
 * Calls the act of a letter that follows the chord's first key, outside of fields, so that typing never triggers it. What answers
 * false did nothing, and the page gets the key; any other key is kept from it. Listens before the page until the signal aborts.
 */
export function listenForChords(acts: Record<string, () => boolean | void>, signal: AbortSignal): void {
  let firstAt = -Infinity;
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = event.timeStamp - firstAt < CHORD_MS ? acts[event.key] : undefined;
    firstAt = event.key === CHORD_KEY ? event.timeStamp : -Infinity;
    if (act === undefined || act() === false) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', handleKeyDown, { capture: true, signal });
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Moments that the benchmark measures between, as performance marks of this page. */
type Moment = 'thread-announced' | 'tickets-painted' | 'create-clicked' | 'number-painted';

/** What a mark is about. `source` says whether the tickets came from this computer or from the companion. */
export type MarkDetail = { threadKey: string; source?: 'cache' | 'fresh'; ticketCount?: number };

/** Sets `threadside:<moment>` now. */
export function markThreadside(moment: Moment, detail: MarkDetail): void {
  performance.mark(`threadside:${moment}`, { detail });
}

/** Sets the mark when the browser has painted what React has just put on the page. */
export function markWhenPainted(moment: Moment, detail: MarkDetail): () => void {
  // The frame after the next animation frame's start is the first that can follow the paint; a channel message does.
  const frame = requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => markThreadside(moment, detail), { once: true });
    port1.start();
    port2.postMessage(null);
  });
  return () => cancelAnimationFrame(frame);
}

const awaitedNumbers = new Set<string>();

/** Notes that the number of a ticket just made is about to be shown. */
export function awaitNumber(ticketId: string): void {
  awaitedNumbers.add(ticketId);
}

/** Sets `number-painted` for those of the shown tickets whose number was awaited, once each. */
export function markNumbers(ticketIds: readonly string[], threadKey: string): void {
  for (const id of ticketIds) if (awaitedNumbers.delete(id)) markWhenPainted('number-painted', { threadKey });
}

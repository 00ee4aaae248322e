/** Reads the moments that content script and sidebar mark, in epoch milliseconds, as their documents' clocks start apart. */
import { type Frame, type Page } from '@playwright/test';

export type Moment = {
  name: string;
  at: number;
  threadKey?: string;
  source?: 'cache' | 'fresh';
  ticketCount?: number;
};

/** All moments that the sidebar has marked so far. */
export function sidebarMoments(frame: Frame): Promise<Moment[]> {
  return frame.evaluate(() =>
    performance
      .getEntriesByType('mark')
      .filter(({ name }) => name.startsWith('threadside:'))
      .map((entry) => ({
        ...(entry as PerformanceMark).detail,
        name: entry.name,
        at: performance.timeOrigin + entry.startTime,
      })),
  );
}

/** When InboxSDK last told the content script of a thread. */
export function threadEventAt(page: Page): Promise<number> {
  return page.evaluate(() => {
    const last = performance.getEntriesByName('threadside:thread-event').at(-1);
    return last ? performance.timeOrigin + last.startTime : 0;
  });
}

/** The first moment that matches, waited for. */
export async function momentOf(frame: Frame, matches: (moment: Moment) => boolean): Promise<Moment> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const found = (await sidebarMoments(frame)).find(matches);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(
    `No such moment within 10 s; marked: ${JSON.stringify((await sidebarMoments(frame)).slice(-5))}`,
  );
}

/**
 * Runs in the sidebar's page before its scripts: marks the moment of a click on the form's button, and when the row that it
 * makes has been painted. A row without a number is one that is being saved.
 */
export function markCreateMoments(): void {
  if (location.protocol !== 'chrome-extension:') return;
  const mark = (name: string, startTime = performance.now()): void =>
    void performance.mark(`threadside:bench-${name}`, { startTime });
  const lookForRow = (): void => {
    if (document.querySelector('section article:not([data-ticket-number])') === null)
      return void requestAnimationFrame(lookForRow);
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => mark('row-painted'));
    port1.start();
    port2.postMessage(null);
  };
  const handleClick = (event: Event): void => {
    if (!(event.target instanceof Element) || event.target.closest('button[type=submit]') === null) return;
    mark('save-clicked', event.timeStamp);
    requestAnimationFrame(lookForRow);
  };
  addEventListener('click', handleClick, { capture: true });
}

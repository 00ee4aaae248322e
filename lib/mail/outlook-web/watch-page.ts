/** Tells when Outlook's page may show something else. Outlook draws in many small steps, and typing is none of our business. */
import { COMPOSE } from './landmarks.ts';

/** After the last change, and after the first one at the latest. */
const QUIET_MS = 100;
const LATEST_MS = 350;

/** With more changes at once than this, asking each where it happened costs more than a look. */
const RECORDS_MAX = 50;

/** Attributes by which Outlook says what is selected and which elements are what. */
const ATTRIBUTES = ['aria-selected', 'data-convid', 'id', 'title', 'aria-label'];

/** Calls `onChange` some time after changes, never for answers being written, until the signal aborts. */
export function watchPage(page: Document, onChange: () => void, signal: AbortSignal): void {
  let first = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fire = (): void => {
    first = 0;
    timer = undefined;
    onChange();
  };
  const stir = (): void => {
    const now = performance.now();
    if (timer === undefined) first = now;
    clearTimeout(timer);
    timer = setTimeout(fire, Math.max(0, Math.min(QUIET_MS, first + LATEST_MS - now)));
  };
  const observer = new MutationObserver((records) => {
    if (records.length > RECORDS_MAX || records.some((record) => !isTyping(record.target))) stir();
  });
  observer.observe(page.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  addEventListener('popstate', stir, { signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
}

function isTyping(target: Node): boolean {
  const element = target instanceof Element ? target : target.parentElement;
  return element?.closest(COMPOSE) != null;
}

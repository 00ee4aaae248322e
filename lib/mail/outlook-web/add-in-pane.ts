/** Our own Office add-in, where it is open on the same page: it shows what the sidebar would. */
import { TASK_PANE_PATH } from '#lib/base/task-pane.ts';

/** The frame of the add-in's pane, as far as it is seen; null while it is not open. */
function addInPane(page: Document): Element | null {
  const isOurs = (frame: HTMLIFrameElement): boolean =>
    URL.canParse(frame.src) &&
    new URL(frame.src).pathname.endsWith(TASK_PANE_PATH) &&
    frame.getClientRects().length > 0;
  return [...page.querySelectorAll('iframe')].find(isOurs) ?? null;
}

/** Calls `onChange` with the pane when it opens and with null when it closes, until the signal aborts. */
export function watchAddInPane(
  page: Document,
  onChange: (pane: Element | null) => void,
  signal: AbortSignal,
): void {
  let last: Element | null = null;
  const look = (): void => {
    const pane = addInPane(page);
    if (pane !== last) onChange((last = pane));
  };
  const observer = new MutationObserver((records) => {
    if (records.some(concernsFrames)) look();
  });
  observer.observe(page.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['src'],
  });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  look();
}

function concernsFrames({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'attributes') return target.nodeName === 'IFRAME';
  return [...addedNodes, ...removedNodes].some(
    (node) =>
      node instanceof Element && (node.localName === 'iframe' || node.querySelector('iframe') !== null),
  );
}

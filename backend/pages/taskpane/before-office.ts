/**
 * Runs before Office.js, as a script of its own. The library takes three things from a page when it loads, and this keeps them:
 * the history functions (it sets them to null), the Tab key (it moves the focus along a list of its own, which knows nothing of
 * what is hidden) and the Escape key (it hands the focus to Outlook, also when we have just closed a menu with it).
 */
import { standInForAjax } from './ajax-stand-in.ts';

standInForAjax(globalThis);
keepHistory();
addEventListener('keydown', keepKey);

/** Its way of taking them away is to write null over them. */
function keepHistory(): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const kept = history[name].bind(history);
    Object.defineProperty(history, name, { get: () => kept, set: () => {} });
  }
}

/**
 * The library listens on the window too, and later: what is stopped here never reaches it. Our own controls listen further in
 * and have had their turn. An Escape that nobody wanted goes on, and brings the person back to the mail.
 */
function keepKey(event: KeyboardEvent): void {
  const isOurs = event.key === 'Tab' || (event.key === 'Escape' && event.defaultPrevented);
  if (isOurs) event.stopImmediatePropagation();
}

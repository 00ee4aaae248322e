/** Gmail's help of keys, opened by `?`: InboxSDK adds a list of its own to it. */
import { el } from './dom.ts';

const KEYS: [key: string, does: string][] = [
  ['j / k', 'Older or newer conversation'],
  ['r', 'Reply'],
  [';', 'Expand entire conversation'],
];

/** Listens for the key, and for Escape. */
export function serveHelp(): void {
  addEventListener('keydown', ({ key, target }) => {
    const isTyping =
      target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
    if (key === '?' && !isTyping) document.body.append(help());
    if (key === 'Escape') document.querySelector('body > .wa')?.remove();
  });
}

function help(): HTMLElement {
  const rows = KEYS.map(([key, does]) => el('tr', {}, el('td', {}, key), el('td', {}, does)));
  const head = el('div', { class: 'aov' }, el('div', { class: 'aow' }, 'Keyboard shortcuts'));
  const table = el('table', { class: 'cf wd' }, el('tbody', {}, ...rows));
  return el(
    'div',
    { class: 'wa', role: 'dialog', 'aria-label': 'Keyboard shortcuts' },
    el('div', {}, head, table),
  );
}

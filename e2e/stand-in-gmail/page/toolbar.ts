/** The toolbar above list or thread; InboxSDK finds its sections by Gmail's classes of Archive and Move. */
import { el, icon } from './dom.ts';

export function showToolbar(kind: 'list' | 'thread', note: string): void {
  const back = el(
    'div',
    { class: 'G-Ni J-J5-Ji' },
    button('Back to Inbox', 'lS', 'back', () => (location.hash = '#inbox')),
  );
  const archive = el(
    'div',
    { class: 'G-Ni G-aE J-J5-Ji' },
    button('Archive', 'lR', 'archive'),
    button('Delete', 'nX', 'trash'),
    button('Snooze', 'brq', 'clock'),
  );
  const move = el(
    'div',
    { class: 'G-Ni J-J5-Ji' },
    button('Move to', 'ns', 'move'),
    button('More', 'nf', 'more'),
  );
  const bar = el(
    'div',
    { class: 'iH bzn', gh: 'mtb' },
    el('div', {}, ...(kind === 'thread' ? [back] : []), archive, move),
  );
  const toolbar = el(
    'div',
    { class: 'nH G-atb', gh: 'tm' },
    el('div', { class: 'aqK' }, bar, el('span', { class: 'count' }, note)),
  );
  document.querySelector('.aeH')?.replaceChildren(toolbar);
}

function button(label: string, className: string, iconName: string, onClick?: () => void): HTMLElement {
  const made = el(
    'div',
    {
      class: `T-I J-J5-Ji ${className} T-I-ax7 L3`,
      role: 'button',
      tabindex: '0',
      'aria-label': label,
      title: label,
    },
    icon(iconName),
  );
  made.addEventListener('click', () => onClick?.());
  made.addEventListener('keydown', (event) => event.key === 'Enter' && onClick?.());
  return made;
}

/** The toolbar above list or thread; InboxSDK finds its sections by Gmail's classes of Archive and Move. */
import { el, icon } from './dom.ts';

export function showToolbar(kind: 'list' | 'thread', note: string): void {
  const back = el(
    'div',
    { class: 'G-Ni J-J5-Ji' },
    button({
      label: 'Back to Inbox',
      className: 'lS',
      icon: 'back',
      onClick: () => (location.hash = '#inbox'),
    }),
  );
  const archive = el(
    'div',
    { class: 'G-Ni G-aE J-J5-Ji' },
    button({ label: 'Archive', className: 'lR', icon: 'archive' }),
    button({ label: 'Delete', className: 'nX', icon: 'trash' }),
    button({ label: 'Snooze', className: 'brq', icon: 'clock' }),
  );
  const move = el(
    'div',
    { class: 'G-Ni J-J5-Ji' },
    button({ label: 'Move to', className: 'ns', icon: 'move' }),
    button({ label: 'More', className: 'nf', icon: 'more' }),
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

type ToolbarButton = { label: string; className: string; icon: string; onClick?: () => void };

function button({ label, className, icon: iconName, onClick }: ToolbarButton): HTMLElement {
  const classes = `T-I J-J5-Ji ${className} T-I-ax7 L3`;
  const made = el(
    'div',
    { class: classes, role: 'button', tabindex: '0', 'aria-label': label, title: label },
    icon(iconName),
  );
  made.addEventListener('click', () => onClick?.());
  made.addEventListener('keydown', (event) => event.key === 'Enter' && onClick?.());
  return made;
}

/**
 * The number of tickets on the panel's icon in Gmail's rail. The SDK's panel API has no badge and its icon cannot change
 * after it was made, so the badge is laid on the SDK's own button, found by the title we gave it. Where the SDK
 * draws its rail otherwise there is simply no badge; the panel says the number anyway.
 */

const BADGE_CLASS = 'threadside-count';

const BADGE_STYLE: Partial<CSSStyleDeclaration> = {
  position: 'absolute',
  top: '2px',
  right: '2px',
  minWidth: '16px',
  height: '16px',
  padding: '0 4px',
  boxSizing: 'border-box',
  borderRadius: '8px',
  background: '#4254C5',
  color: '#fff',
  font: '600 11px/16px system-ui, sans-serif',
  textAlign: 'center',
  pointerEvents: 'none',
  zIndex: '2',
};

/** Shows `count` on the rail button with that title; null or 0 takes it away. */
export function showRailCount(title: string, count: number | null): void {
  for (const button of document.querySelectorAll<HTMLElement>(`button[data-tooltip="${title}"]`)) {
    const holder = button.parentElement;
    if (!holder) continue;
    holder.querySelector(`.${BADGE_CLASS}`)?.remove();
    button.setAttribute(
      'aria-label',
      count ? `${title}, ${count} ${count === 1 ? 'ticket' : 'tickets'}` : title,
    );
    if (count) holder.append(badge(count, holder));
  }
}

function badge(count: number, holder: HTMLElement): HTMLElement {
  const element = document.createElement('span');
  element.className = BADGE_CLASS;
  element.textContent = count > 99 ? '99+' : String(count);
  element.setAttribute('aria-hidden', 'true');
  Object.assign(element.style, BADGE_STYLE);
  if (getComputedStyle(holder).position === 'static') holder.style.position = 'relative';
  return element;
}

import type { KeyboardEvent } from 'react';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Marks the element that holds the rows, and in each row the link that the arrow keys go to. */
export const ROWS = { 'data-rows': true };
export const ROW_LINK = { 'data-row-link': true, onKeyDown: moveAmongRows };

/** Moves the focus to the next or last row's link by the arrow keys; Tab goes on as everywhere. */
function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const rows = event.currentTarget.closest('[data-rows]');
  if (step === undefined || rows === null) return;
  const links = [...rows.querySelectorAll<HTMLElement>('[data-row-link]')];
  const next = links[links.indexOf(event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

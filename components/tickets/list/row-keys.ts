import type { KeyboardEvent } from 'react';

/** Marks the element that holds the rows, and in each row the link that Tab and the arrow keys go to. */
export const ROWS = { 'data-rows': true, onKeyDown: moveAmongCells };
export const ROW_LINK = { 'data-cell': true };
/** Other controls of a row, which the arrow keys reach. */
export const CELL = { 'data-cell': true };

type Step = { rows: number; cells: number };

const STEPS: Record<string, Step> = {
  ArrowDown: { rows: 1, cells: 0 },
  ArrowUp: { rows: -1, cells: 0 },
  ArrowRight: { rows: 0, cells: 1 },
  ArrowLeft: { rows: 0, cells: -1 },
};

/** Moves the focus among the controls of rows by the arrow keys; Tab goes from link to link as everywhere. */
function moveAmongCells(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
  if (step === undefined || cell === null || cell.getAttribute('aria-expanded') === 'true') return;
  const rows = [...event.currentTarget.children];
  const row = rows.find((each) => each.contains(cell));
  const goal = rows[rows.indexOf(row as Element) + step.rows];
  if (row === undefined || goal === undefined) return;
  const cells = cellsOf(row);
  const next =
    cellsOf(goal)[cells.indexOf(cell) + step.cells] ?? (step.rows === 0 ? undefined : linkOf(goal));
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function cellsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-cell]')];
}

function linkOf(row: Element): HTMLElement | undefined {
  return row.querySelector<HTMLElement>('a[data-cell]') ?? undefined;
}

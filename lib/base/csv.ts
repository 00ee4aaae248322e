/**
 * CSV as we write it: RFC 4180, and no cell that a spreadsheet would take for a formula. docs/import.md says how to undo that;
 * our own import does.
 */

/** Excel reads a file as UTF-8 only with this before it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Beginnings that spreadsheets calculate with, the wide forms too (OWASP, CSV injection). */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/** The cell with one apostrophe before it, where it would be a formula, or would look as if it had been one. */
export function neutralise(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `neutralise`. */
export function undoNeutralise(cell: string): string {
  return NEUTRALISED.test(cell) ? cell.slice(1) : cell;
}

export type Cell = string | number | null;

/** One line of a file, with its line end. Numbers are never taken for formulas, negative ones neither. */
export function toCsvLine(cells: readonly Cell[]): string {
  return `${cells.map(toText).join(',')}\r\n`;
}

function toText(cell: Cell): string {
  return typeof cell === 'string' ? quote(neutralise(cell)) : String(cell ?? '');
}

/** A line of one empty cell is quoted, as readers skip empty lines; so are spaces at the ends, which some drop. */
function quote(cell: string): string {
  return cell === '' || /[",;\r\n\t]|^\s|\s$|^\uFEFF/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

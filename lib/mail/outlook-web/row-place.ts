/**
 * Where in a row there is room for a mark, on no control: over the end of the third line, which previews the mail and is cut off
 * anyway, else on the line of which it hides least, and never more than half. It is measured, so it holds for every density of the list.
 */
import { CONTROLS } from './landmarks.ts';
import { cleanText } from './page-text.ts';

/** In pixels from the row's own corner. */
export type RowPlace = { left: number; top: number; width: number; height: number };

type Span = { left: number; right: number };
type Line = Span & { middle: number; textPx: number };

const HEIGHT_PX = 20;
/** The shape, a number and what stands around them; and a mark that says all. */
const WIDTH_MIN_PX = 92;
const MARK_PX = 180;
const SAME_LINE_PX = 8;
/** With so many lines the last one is a preview. */
const WITH_PREVIEW = 3;
const GAP_PX = 4;

/** Null where no line is long enough. */
export function findRowPlace(row: HTMLElement): RowPlace | null {
  const lines = linesOf(row);
  const lowest = Math.max(...lines.map(({ middle }) => middle));
  const hasPreview = countLines(lines) >= WITH_PREVIEW;
  const [best] = lines
    .filter(({ middle }) => !hasPreview || lowest - middle < SAME_LINE_PX)
    .map((line) => ({ ...line, ...withoutControls(row, line) }))
    .filter(({ left, right }) => right - left >= WIDTH_MIN_PX)
    .toSorted((one, other) => hiddenShare(one) - hiddenShare(other));
  if (best === undefined) return null;
  const corner = row.getBoundingClientRect();
  const width = Math.max(WIDTH_MIN_PX, best.right - best.left - (hasPreview ? 0 : shownPx(best) / 2));
  const left = getComputedStyle(row).direction === 'rtl' ? best.left : best.right - width;
  return {
    left: left - corner.left - row.clientLeft,
    top: best.middle - HEIGHT_PX / 2 - corner.top - row.clientTop,
    width,
    height: HEIGHT_PX,
  };
}

function countLines(lines: readonly Line[]): number {
  const middles = lines.map(({ middle }) => middle).toSorted((one, other) => one - other);
  return middles.filter((each, index) => each - (middles[index - 1] ?? -Infinity) >= SAME_LINE_PX).length;
}

/** How much of the text a mark would hide, from 0 to 1. */
function hiddenShare(line: Line): number {
  const shown = shownPx(line);
  return Math.min(1, Math.max(0, shown + MARK_PX - (line.right - line.left)) / shown);
}

function shownPx({ left, right, textPx }: Line): number {
  return Math.min(textPx, right - left);
}

/** Lines of text as far as they are seen, each as wide as the box it may fill. */
function linesOf(row: HTMLElement): Line[] {
  const texts = row.ownerDocument.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const leaf = text.parentElement;
    const control = leaf?.closest(CONTROLS) ?? row;
    const isOnControl = control !== row && row.contains(control);
    if (leaf !== null && !isOnControl && cleanText(text.nodeValue) !== '')
      lines.push(...lineOf(text, leaf, row));
  }
  return lines;
}

function lineOf(text: Node, leaf: Element, row: HTMLElement): Line[] {
  const seen = seenBox(leaf, row);
  const range = row.ownerDocument.createRange();
  range.selectNodeContents(text);
  const middles = [...range.getClientRects()].map(({ top, bottom }) => (top + bottom) / 2);
  const middle = middles.findLast((each) => each > seen.top && each < seen.bottom);
  const textPx = range.getBoundingClientRect().width;
  return middle === undefined ? [] : [{ left: seen.left, right: seen.right, middle, textPx }];
}

/** The box that the text may fill, without what boxes around it cut off. */
function seenBox(leaf: Element, row: HTMLElement): Span & { top: number; bottom: number } {
  let [left, top, right, bottom] = [-Infinity, -Infinity, Infinity, Infinity];
  let isFilled = false;
  for (let box: Element | null = leaf; box !== null; box = box === row ? null : box.parentElement) {
    const { display, overflowX } = getComputedStyle(box);
    const isBlock = display !== 'inline' && display !== 'contents';
    if (!isBlock || (isFilled && overflowX === 'visible' && box !== row)) continue;
    isFilled = true;
    const edge = box.getBoundingClientRect();
    [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
    [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
  }
  return { left, top, right, bottom };
}

/** Controls that lie on the line, such as those that come with the pointer, stay free: what is left at the larger side. */
function withoutControls(row: HTMLElement, { left, right, middle }: Line): Span {
  const span = { left, right };
  for (const control of row.querySelectorAll(CONTROLS)) {
    const box = control.getBoundingClientRect();
    const isBeside = box.right <= span.left || box.left >= span.right || box.width === 0;
    if (isBeside || box.bottom <= middle - HEIGHT_PX / 2 || box.top >= middle + HEIGHT_PX / 2) continue;
    if (box.left + box.right > span.left + span.right) span.right = box.left - GAP_PX;
    else span.left = box.right + GAP_PX;
  }
  return span;
}

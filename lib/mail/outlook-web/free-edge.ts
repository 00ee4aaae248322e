/** Where at the page's right edge there is room: beside Outlook's rail of apps, its scroll bars and the buttons under them. */
import type { DockPlace } from '#lib/mail/docked-panel.ts';
import { CONTROLS } from './landmarks.ts';

/** Size of the button that opens the panel, with a little air. */
const TAB = { widthPx: 56, heightPx: 44 };
const STEP_PX = 48;
const TAB_FIRST_PX = 96;

/** A rail is narrow and tall, and stands at the edge. */
const RAIL_WIDTH_MAX_PX = 88;
const RAIL_HEIGHT_SHARE = 0.4;

const HEADER_HEIGHT_MAX_PX = 120;

/** `paneLeftPx` is the left edge of another pane at the right that must stay free; null where there is none. */
export function findFreeEdge(page: Document, paneLeftPx: number | null): DockPlace {
  const width = page.documentElement.clientWidth;
  const rightPx = paneLeftPx === null ? railWidth(page) : width - paneLeftPx;
  const tabRightPx = rightPx + scrollBarWidth(page, width - rightPx);
  return {
    topPx: headerHeight(page),
    rightPx,
    tabTopPx: freeTop(page, width - tabRightPx),
    tabRightPx,
  };
}

function at(page: Document, x: number, y: number): Element[] {
  return page.elementsFromPoint(x, y).filter((element) => !element.localName.startsWith('threadside-'));
}

function railWidth(page: Document): number {
  const { clientWidth: width } = page.documentElement;
  const boxes = [0.3, 0.5, 0.7].flatMap((share) => at(page, width - 6, innerHeight * share));
  const rail = boxes
    .map((box) => box.getBoundingClientRect())
    .find(
      (box) =>
        box.right > width - 4 &&
        box.width > 0 &&
        box.width <= RAIL_WIDTH_MAX_PX &&
        box.height >= innerHeight * RAIL_HEIGHT_SHARE,
    );
  return rail === undefined ? 0 : width - rail.left;
}

function scrollBarWidth(page: Document, right: number): number {
  const bars = at(page, right - 30, innerHeight / 2).map((box) =>
    box instanceof HTMLElement && box.getBoundingClientRect().right > right - 4
      ? box.offsetWidth - box.clientWidth
      : 0,
  );
  // A border is no bar.
  return Math.max(0, ...bars.filter((px) => px > 4 && px < 24));
}

function headerHeight(page: Document): number {
  const box = page.querySelector('[role="banner"], header')?.getBoundingClientRect();
  return box && box.top < 4 && box.bottom <= HEADER_HEIGHT_MAX_PX ? Math.max(0, box.bottom) : 0;
}

/** The first height at which the button covers no control; where there is none, the usual one. */
function freeTop(page: Document, right: number): number {
  for (let top = TAB_FIRST_PX; top + TAB.heightPx < innerHeight; top += STEP_PX)
    if (!coversControl(page, { right, top })) return top;
  return TAB_FIRST_PX;
}

function coversControl(page: Document, { right, top }: { right: number; top: number }): boolean {
  const columns = [2, TAB.widthPx / 2, TAB.widthPx - 2].map((px) => right - px);
  const rows = [2, TAB.heightPx / 2, TAB.heightPx - 2].map((px) => top + px);
  return columns.some((x) => rows.some((y) => at(page, x, y)[0]?.closest(CONTROLS) != null));
}

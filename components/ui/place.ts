/** Room kept between a floating panel, its anchor and the edges of the window. */
const GAP_PX = 4;
const EDGE_PX = 8;

export type Placement = {
  /** Which edge of the anchor the panel keeps to. */
  align: 'start' | 'end';
  /** True: at least as wide as the anchor. */
  matchesWidth: boolean;
};

/** Puts a fixed panel below its anchor, or above where there is more room, and never outside the window. */
export function placeBeside(anchor: Element, panel: HTMLElement, { align, matchesWidth }: Placement): void {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom - GAP_PX - EDGE_PX;
  const above = box.top - GAP_PX - EDGE_PX;
  // Its width is measured where nothing narrows it; where it stood before a resize the window's edge may.
  panel.style.left = `${EDGE_PX}px`;
  panel.style.minWidth = matchesWidth ? `${box.width}px` : '';
  panel.style.maxWidth = `${innerWidth - 2 * EDGE_PX}px`;
  panel.style.maxHeight = `${Math.max(above, below)}px`;
  const isBelow = panel.offsetHeight <= below || below >= above;
  panel.style.top = isBelow
    ? `${box.bottom + GAP_PX}px`
    : `${box.top - GAP_PX - Math.min(panel.offsetHeight, above)}px`;
  panel.style.maxHeight = `${isBelow ? below : above}px`;
  const wanted = align === 'start' ? box.left : box.right - panel.offsetWidth;
  panel.style.left = `${Math.max(EDGE_PX, Math.min(wanted, innerWidth - EDGE_PX - panel.offsetWidth))}px`;
}

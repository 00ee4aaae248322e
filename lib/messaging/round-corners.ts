/** The frame lies over the panel, so the panel's round corners no longer clip it: it has to take them over. */

/** Radii for an element that covers `box`, as the clipping ancestor of `slot` has them at the corners where both meet. */
export function roundCorners(slot: HTMLElement, box: DOMRect): string {
  const clip = roundAncestor(slot);
  if (!clip) return '0';
  const { left, right, top, bottom } = clip.getBoundingClientRect();
  const style = getComputedStyle(clip);
  const radius = (meets: boolean, value: string): string => (meets ? value : '0');
  const [atLeft, atRight] = [isNear(left, box.left), isNear(right, box.right)];
  const [atTop, atBottom] = [isNear(top, box.top), isNear(bottom, box.bottom)];
  return [
    radius(atTop && atLeft, style.borderTopLeftRadius),
    radius(atTop && atRight, style.borderTopRightRadius),
    radius(atBottom && atRight, style.borderBottomRightRadius),
    radius(atBottom && atLeft, style.borderBottomLeftRadius),
  ].join(' ');
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 2;
}

function roundAncestor(slot: HTMLElement): HTMLElement | null {
  for (let parent = slot.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    const { overflowX, borderTopLeftRadius } = getComputedStyle(parent);
    if (overflowX !== 'visible' && borderTopLeftRadius !== '0px') return parent;
  }
  return null;
}

/**
 * Makes room for the open panel by narrowing the page, so that no mail and no button of Outlook lies under it. Whether
 * Outlook's page of the day goes along is looked at right away: where it does not, it is left as it was, and the panel lies over it.
 */

/** Undoes it. */
export type GiveBack = () => void;

/** Null when the page does not go along. */
export function makeRoom(page: Document, widthPx: number): GiveBack | null {
  const { style } = page.body;
  const before = style.width;
  const giveBack = (): void => {
    style.width = before;
    page.defaultView?.dispatchEvent(new Event('resize'));
  };
  style.width = `calc(100% - ${widthPx}px)`;
  if (isFree(page, widthPx)) {
    page.defaultView?.dispatchEvent(new Event('resize'));
    return giveBack;
  }
  giveBack();
  return null;
}

/** Nothing of the page is left in the strip, and nothing was pushed out of sight. */
function isFree(page: Document, widthPx: number): boolean {
  const { clientWidth, scrollWidth } = page.documentElement;
  if (scrollWidth > clientWidth) return false;
  const x = clientWidth - widthPx + 8;
  return [0.2, 0.5, 0.8].every((share) =>
    page
      .elementsFromPoint(x, innerHeight * share)
      .every(
        (element) =>
          element.localName.startsWith('threadside-') ||
          element === page.documentElement ||
          element === page.body,
      ),
  );
}

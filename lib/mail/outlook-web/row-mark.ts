/**
 * One mark in a row of Outlook's list. It lies over the end of the row's last line of text, out of the row's layout, lets every
 * click through, and stands in a closed shadow root: the page can tell that it is there, not what it says.
 */
import type { RowMark, Theme } from '#lib/mail/mail-host.ts';
import { element } from '#lib/mail/make-element.ts';
import { markParts, MARK_STYLE } from '#lib/mail/mark-parts.ts';
import { findRowPlace } from './row-place.ts';

/** A mark that may be changed, moved with its row's content, and taken away. */
export type DrawnMark = {
  show(mark: RowMark): void;
  setTheme(theme: Theme): void;
  place(): void;
  remove(): void;
};

/** In a narrow row words give way first: shape and colour say the same. */
const STYLE = `
  :host { all: initial; }
  .fit { display: flex; height: 100%; container-type: inline-size; justify-content: flex-end; }
  .marks { flex: none; max-width: 100%; overflow: hidden; gap: 0; }
  .mark { flex: none; }
  .mark:not(:last-child) { border-radius: 4px 0 0 4px; }
  .mark + .mark { margin-left: -1px; border-radius: 0 4px 4px 0; }
  @container (max-width: 240px) { .mark:has(i) > .words { display: none; } }
  @container (max-width: 190px) { .mark + .mark { display: none; } }
  @container (max-width: 150px) { .words { display: none; } }
  @media print { .fit { display: none; } }`;

/** Written with weight, so that no rule of the page for whatever is in a row moves it. */
const OUT_OF_LAYOUT = {
  position: 'absolute',
  display: 'block',
  margin: '0',
  padding: '0',
  border: '0',
  'min-width': '0',
  transform: 'none',
  'pointer-events': 'none',
};

/** A mark for that row; nothing is in the page before it is shown. */
export function createRowMark(row: HTMLElement): DrawnMark {
  const host = document.createElement('threadside-row-mark');
  const frame = element('span', {});
  const fit = element('div', { className: 'fit' }, frame);
  host.attachShadow({ mode: 'closed' }).append(element('style', { textContent: MARK_STYLE + STYLE }), fit);
  write(host, OUT_OF_LAYOUT);
  let wasStatic = false;
  let shown: RowMark | null = null;
  return {
    setTheme: (theme) => void (frame.className = `marks ${theme}`),
    show: (mark) => {
      if (mark !== shown) frame.replaceChildren(...markParts(mark));
      shown = mark;
      if (host.parentElement === row) return;
      write(host, { visibility: 'hidden' });
      row.append(host);
      wasStatic = getComputedStyle(row).position === 'static';
      // Moves nothing: it only makes the row what its mark is placed by.
      if (wasStatic) row.style.position = 'relative';
    },
    place: () => {
      const place = findRowPlace(row);
      if (place === null) return write(host, { visibility: 'hidden' });
      const { left, top, width, height } = place;
      const box = { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
      write(host, { ...box, visibility: 'visible' });
    },
    remove: () => {
      host.remove();
      if (wasStatic) row.style.position = '';
    },
  };
}

function write({ style }: HTMLElement, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) style.setProperty(name, value, 'important');
}

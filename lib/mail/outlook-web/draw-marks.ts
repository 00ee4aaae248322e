/** The marks that are drawn on one page: each in the row that shows its conversation now, at the place that this row has for it. */
import type { RowMark, Theme } from '#lib/mail/mail-host.ts';
import { createRowMark, type DrawnMark } from './row-mark.ts';
import { watchOutlookTheme } from './theme.ts';

export type DrawnMarks = {
  /** `rows` are all that are in the page, with the ids of their conversations; `marks` what is to be said of which. */
  draw(rows: ReadonlyMap<HTMLElement, string>, marks: ReadonlyMap<string, RowMark>): void;
};

/** Nothing is drawn at first, and nothing is left when the signal aborts. */
export function drawMarks(page: Document, signal: AbortSignal): DrawnMarks {
  const drawn = new Map<HTMLElement, DrawnMark>();
  let theme: Theme = 'light';
  // Tells of a row once when it is observed, after the page is laid out and before it is painted.
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) drawn.get(target as HTMLElement)?.place();
  });
  const remove = (row: HTMLElement): void => {
    sizes.unobserve(row);
    drawn.get(row)?.remove();
    drawn.delete(row);
  };
  const follow = (next: Theme): void => {
    theme = next;
    for (const mark of drawn.values()) mark.setTheme(theme);
  };
  watchOutlookTheme(page, follow, { signal });
  signal.addEventListener('abort', () => [...drawn.keys()].forEach(remove), { once: true });
  return {
    draw: (rows, marks) => {
      for (const row of drawn.keys()) if (!marks.has(rows.get(row) ?? '')) remove(row);
      for (const [row, id] of rows) {
        const mark = marks.get(id);
        if (mark === undefined) continue;
        const own = drawn.get(row) ?? createRowMark(row);
        drawn.set(row, own);
        own.setTheme(theme);
        own.show(mark);
        // What the row shows may stand elsewhere in it by now.
        sizes.unobserve(row);
        sizes.observe(row);
      }
    },
  };
}

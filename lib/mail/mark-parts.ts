/** How a mark looks in a list of any mail program: number, status, and time that wants somebody. Hosts put it into their rows. */
import { type RowMark } from './mail-host.ts';
import { element } from './make-element.ts';

/** For the shadow root in which the parts stand, in an element of the classes `marks` and `light` or `dark`. */
export const MARK_STYLE = `
  .marks, .mark { display: inline-flex; align-items: center; gap: 4px; }
  .mark { box-sizing: border-box; height: 20px; padding: 0 6px; border: 1px solid #d3d7de; border-radius: 4px; white-space: nowrap;
    font: 500 11px/16px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: #4d5463; background: #fff;
    font-variant-numeric: tabular-nums; }
  b { font-weight: 500; color: #3c4dbc; }
  svg { width: 12px; height: 12px; fill: none; stroke: currentColor; stroke-width: 1.75; }
  .open > svg { color: #3c4dbc; }
  i { display: inline-flex; align-items: center; gap: 3px; margin-right: -4px; padding: 0 4px; border-radius: 3px; font-style: normal; }
  .amber { color: #855000; background: #fdf1d8; }
  .red { color: #b3261e; background: #fcebe9; }
  .breached { font-weight: 600; color: #fff; background: #c42b22; }
  .dark .mark { color: #b2b5bc; background: #1a1b1e; border-color: #3c3f45; }
  .dark b, .dark .open > svg { color: #a6b1ff; }
  .dark .amber { color: #f1ba63; background: #362a14; }
  .dark .red { color: #ff9d93; background: #3d2120; }
  .dark .breached { color: #fff; background: #cc3d34; }`;

/** Shapes in a square of 14, as everywhere in the product. */
const SHAPES: Record<RowMark['shape'], string> = {
  open: 'M12.6 7A5.6 5.6 0 1 1 1.4 7a5.6 5.6 0 0 1 11.2 0',
  pending: 'M12.6 7A5.6 5.6 0 1 1 1.4 7a5.6 5.6 0 0 1 11.2 0M7.9 4v6M9.4 5v4',
  'on-hold': 'M12.6 7A5.6 5.6 0 1 1 1.4 7a5.6 5.6 0 0 1 11.2 0M5.6 5v4M8.4 5v4',
  closed: 'M12.6 7A5.6 5.6 0 1 1 1.4 7a5.6 5.6 0 0 1 11.2 0M4.3 7.2l1.9 1.9 3.6-3.9',
};

const TIME_SHAPES: Record<NonNullable<RowMark['time']>['tone'], string> = {
  amber: 'M3.5 2h7M3.5 12h7M4.4 2v2l5.2 6v2M9.6 2v2L4.4 10v2',
  red: 'M12 7.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0M7 5v2.5h1.8M2 3.5 4 1.8M12 3.5l-2-1.7',
  breached: 'M7 2 13 12.5H1zM7 5.5v3M7 10v.6',
};

/** The parts of one mark. */
export function markParts({ shape, name, words, time, others }: RowMark): HTMLElement[] {
  const status = element('span', { className: 'words', textContent: words });
  const number = element('b', { textContent: name });
  const mark = element('span', { className: `mark ${shape}` }, drawn(SHAPES[shape]), number, status);
  if (time !== null) {
    const left = element('span', { className: 'words', textContent: time.words });
    mark.append(element('i', { className: time.tone }, drawn(TIME_SHAPES[time.tone]), left));
  }
  if (others === 0) return [mark];
  return [mark, element('span', { className: 'mark', textContent: `+${others}` })];
}

function drawn(lines: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', lines);
  svg.append(path);
  return svg;
}

/**
 * One mark in a row of Gmail's list. It goes into a label of InboxSDK's, which keeps it in the row however Gmail redraws that; in
 * the label stands a closed shadow root, so that Gmail's styles do not reach it and the page cannot read it.
 */
import { type RowMark } from '#lib/mail/mail-host.ts';
import { type GmailSdk } from './load-sdk.ts';
import { gmailTheme } from './theme.ts';

/** A row of a list; the SDK's own types leave it open what its handler gets. */
export type ThreadRowView = ReturnType<GmailSdk['Lists']['getSelectedThreadRowViews']>[number];

/** A mark that may be shown, changed and taken away. */
export type DrawnMark = { show(mark: RowMark | null): void; followTheme(): void };

type Label = Parameters<ThreadRowView['addLabel']>[0];

const HOST_TAG = 'threadside-row-mark';

const STYLE = `
  :host { all: initial; }
  span { display: inline-flex; align-items: center; gap: 4px; }
  .mark { margin-right: 8px; box-sizing: border-box; height: 20px; padding: 0 6px; border: 1px solid #d3d7de; border-radius: 4px; white-space: nowrap;
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

let marks = 0;

/** A mark in that row; it shows nothing until it is told what. */
export function drawRowMark(view: ThreadRowView): DrawnMark {
  const key = String((marks += 1));
  const descriptor = {
    title: '',
    titleHtml: `<${HOST_TAG} data-key="${key}"></${HOST_TAG}>`,
    backgroundColor: 'transparent',
    maxWidth: '',
  };
  const frame = document.createElement('span');
  let emit = (_label: typeof descriptor | null): void => {};
  let isShown = false;
  view.addLabel(changing((listener) => (emit = listener)));
  const attach = (): void => {
    const host = view.getElement().querySelector(`${HOST_TAG}[data-key="${key}"]`);
    host?.attachShadow({ mode: 'closed' }).append(element('style', STYLE), frame);
  };
  const followTheme = (): void => void (frame.className = gmailTheme());
  return {
    show: (mark) => {
      if (mark !== null) frame.replaceChildren(...partsOf(mark));
      if (isShown === (mark !== null)) return;
      isShown = mark !== null;
      emit(isShown ? descriptor : null);
      if (isShown) attach();
      followTheme();
    },
    followTheme,
  };
}

/** The SDK takes a changing label in the form of RxJS's first observables, among others (its `kefir-cast`), and needs no library for it. */
function changing(start: (listener: (label: object | null) => void) => void): Label {
  const source = {
    subscribe: (listener: (label: object | null) => void) => {
      start(listener);
      return { dispose: () => {} };
    },
    subscribeOnNext: () => {},
  };
  return source;
}

function partsOf({ shape, name, words, time, others }: RowMark): HTMLElement[] {
  const mark = element('span');
  mark.className = `mark ${shape}`;
  mark.append(drawn(SHAPES[shape]), element('b', name), words);
  if (time !== null) {
    const left = Object.assign(element('i'), { className: time.tone });
    left.append(drawn(TIME_SHAPES[time.tone]), time.words);
    mark.append(left);
  }
  if (others === 0) return [mark];
  return [mark, Object.assign(element('span', `+${others}`), { className: 'mark' })];
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

function element(tag: string, text = ''): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text });
}

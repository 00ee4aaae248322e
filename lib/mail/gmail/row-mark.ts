/**
 * One mark in a row of Gmail's list. It goes into a label of InboxSDK's, which keeps it in the row however Gmail redraws that; in
 * the label stands a closed shadow root, so that Gmail's styles do not reach it and the page cannot read it.
 */
import { type RowMark } from '#lib/mail/mail-host.ts';
import { element } from '#lib/mail/make-element.ts';
import { markParts, MARK_STYLE } from '#lib/mail/mark-parts.ts';
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
  .mark { margin-right: 8px; }`;

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
    host
      ?.attachShadow({ mode: 'closed' })
      .append(element('style', { textContent: MARK_STYLE + STYLE }), frame);
  };
  const followTheme = (): void => void (frame.className = `marks ${gmailTheme()}`);
  return {
    show: (mark) => {
      if (mark !== null) frame.replaceChildren(...markParts(mark));
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

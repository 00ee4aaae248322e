/**
 * Marks on the rows of Outlook's list. Outlook keeps only the rows in sight and uses their elements again for other mails, so
 * each change of the list is answered before it is painted: no mark is ever seen on another mail.
 */
import type { MailHost, RowMark, ShownRows } from '#lib/mail/mail-host.ts';
import { drawMarks } from './draw-marks.ts';
import { findMailbox } from './find-mailbox.ts';
import { findRows, listOf } from './find-rows.ts';

/** The rows of one tab. */
export type FollowedRows = {
  watch: MailHost['watchRows'];
  mark: MailHost['markRows'];
  /** Looks at the page: there may be another list, or another mailbox. */
  look(): void;
  /** Somebody knows how many tickets that conversation has; where its mark says otherwise, the list is told again. */
  expect(conversationId: string | null, count: number): void;
  /** How rows are told apart; null where they are not. */
  foundBy(): string | null;
};

type Options = { page: Document; covers: (mailbox: string) => boolean; signal: AbortSignal };

const NO_ROWS: ShownRows = { mailbox: '', providerThreadIds: [] };

/** Follows until the signal aborts; the caller says when to look. */
export function followRows({ page, covers, signal }: Options): FollowedRows {
  const listeners = new Set<(rows: ShownRows) => void>();
  const drawn = drawMarks(page, signal);
  let rows = new Map<HTMLElement, string>();
  let marks = new Map<string, RowMark>();
  let told = NO_ROWS;
  const redraw = (): void => {
    rows = findRows(page);
    drawn.draw(rows, marks);
  };
  const changes = new MutationObserver(redraw);
  const tell = (next: ShownRows): void => {
    told = next;
    for (const listener of listeners) listener(next);
  };
  signal.addEventListener('abort', () => changes.disconnect(), { once: true });

  return {
    watch: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      if (told.providerThreadIds.length > 0) listener(told);
    },
    mark: (next) => {
      marks = new Map(next.map((mark) => [mark.providerThreadId, mark]));
      redraw();
    },
    look: () => {
      redraw();
      for (const list of new Set([...rows.keys()].map(listOf))) changes.observe(list, CHANGES);
      const next = toShown(page, rows, covers);
      if (JSON.stringify(next) !== JSON.stringify(told)) tell(next);
    },
    expect: (conversationId, count) => {
      const mark = conversationId === null ? undefined : marks.get(conversationId);
      const marked = mark === undefined ? 0 : mark.others + 1;
      if (marked !== count && told.providerThreadIds.includes(conversationId ?? '')) tell(told);
    },
    foundBy: () => (rows.size > 0 ? 'conversation-id' : null),
  };
}

/** Also when an element gets another conversation's id, and when Outlook writes anew what stands in a row. */
const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['data-convid', 'data-conversation-id', 'role', 'aria-selected'],
};

/** Ids are another mailbox's own, so nothing is told of a list of which nobody knows whose it is. */
function toShown(
  page: Document,
  rows: ReadonlyMap<HTMLElement, string>,
  covers: (mailbox: string) => boolean,
): ShownRows {
  if (rows.size === 0) return NO_ROWS;
  const mailbox = findMailbox({ page, url: new URL(page.location.href) })?.value ?? '';
  if (mailbox === '' || !covers(mailbox)) return NO_ROWS;
  return { mailbox, providerThreadIds: [...new Set(rows.values())] };
}

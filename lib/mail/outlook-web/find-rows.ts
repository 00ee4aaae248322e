/** Rows of the list that can be told apart: those that carry the id of their conversation. */
import { conversationIdOf } from './find-conversation-id.ts';
import { LISTED, OPEN_PANES, outsideMail, ROWS } from './landmarks.ts';

const LISTS = '#MailList, [role="listbox"], [role="grid"], [role="treegrid"], [role="tree"]';

/** Each row that is in the page now with the id of its conversation; several may be of one. */
export function findRows(page: Document): Map<HTMLElement, string> {
  const rows = new Map<HTMLElement, string>();
  for (const row of outsideMail(page, ROWS)) {
    const id = row instanceof HTMLElement && isOutermostRow(row) ? conversationIdOf(row) : null;
    if (id !== null) rows.set(row as HTMLElement, id);
  }
  return rows;
}

/** The list in which Outlook makes, moves and reuses this row. */
export function listOf(row: Element): Element {
  return row.closest(LISTS) ?? row.parentElement ?? row;
}

/** The open pane may carry an id as well, and so may parts of a row. */
function isOutermostRow(carrier: Element): boolean {
  const around = carrier.parentElement?.closest(ROWS)?.matches(LISTED) === true;
  return carrier.matches(LISTED) && !around && carrier.closest(OPEN_PANES.join(',')) === null;
}

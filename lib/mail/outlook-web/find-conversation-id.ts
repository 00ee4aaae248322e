/** The provider's id of what is open. */
import { comparableOutlookId } from '#lib/base/outlook-ids.ts';
import { LISTED, outsideMail, ROWS } from './landmarks.ts';
import { firstFound, type Found, type Strategy } from './strategies.ts';

/** Where it is looked for. */
export type OpenMail = { page: Document; pane: Element; url: URL };

/** Put before the id of a single message, which is no conversation's. */
const ITEM = 'item:';

/** Ids of conversations begin so in mailboxes of work and at home; those of messages have an M in place of the Q. */
const CONVERSATION = /^A[AQ]Qk/;

const ID = /^[\w+/=-]{4,290}$/;

/** Null where nothing names it, or where several things name different ones. */
export function findConversationId(open: OpenMail): Found<string> | null {
  return firstFound(STRATEGIES, open);
}

/** True while more than one row is selected: the list then speaks of several conversations, and none of them is open. */
export function areSeveralSelected(page: Document): boolean {
  return selectedIds(page).size > 1;
}

/** The conversation that a row of the list, or whatever carries an id, is of; null where it is no id. */
export function conversationIdOf(carrier: Element): string | null {
  const written = carrier.getAttribute('data-convid') ?? carrier.getAttribute('data-conversation-id');
  return asId(written)[0] ?? null;
}

const STRATEGIES: Strategy<OpenMail, string>[] = [
  { name: 'pane', find: ({ pane }) => only(idsOf([pane, ...outsideMail(pane, ROWS).filter(isNoRow)])) },
  { name: 'selected-row', find: ({ page }) => only(selectedIds(page)) },
  { name: 'address', find: ({ url }) => idInAddress(url, (id) => CONVERSATION.test(id)) },
  { name: 'item-address', find: ({ url }) => asItem(idInAddress(url, () => true)) },
  { name: 'selected-item', find: ({ page }) => asItem(only(selectedItems(page))) },
];

/** Where a pane is taken for open that holds the list too, the list's rows say nothing of what is open. */
function isNoRow(carrier: Element): boolean {
  return !carrier.matches(LISTED);
}

function selectedIds(page: Document): Set<string> {
  return idsOf(
    outsideMail(page, '[data-convid][aria-selected="true"], [data-conversation-id][aria-selected="true"]'),
  );
}

function selectedItems(page: Document): Set<string> {
  const rows = outsideMail(page, '[data-itemid][aria-selected="true"]');
  return new Set(rows.flatMap((row) => asId(row.getAttribute('data-itemid'))));
}

function idsOf(carriers: Iterable<Element>): Set<string> {
  return new Set([...carriers].map(conversationIdOf).filter((id) => id !== null));
}

/** `/mail/…/id/<id>`, `/mail/deeplink/read/<id>` or `?ItemID=<id>`. */
function idInAddress(url: URL, isWanted: (id: string) => boolean): string | null {
  const [, inPath] = /\/(?:id|read)\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  const written = inPath === undefined ? url.searchParams.get('ItemID') : decoded(inPath);
  return asId(written).find(isWanted) ?? null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function asId(written: string | null): string[] {
  // A query writes `+` as a space when it was not escaped.
  const id = (written ?? '').trim().replaceAll(' ', '+');
  return ID.test(id) ? [comparableOutlookId(id)] : [];
}

function asItem(id: string | null): string | null {
  return id === null ? null : `${ITEM}${id}`;
}

function only(ids: ReadonlySet<string>): string | null {
  const [first, ...others] = ids;
  return others.length === 0 ? (first ?? null) : null;
}

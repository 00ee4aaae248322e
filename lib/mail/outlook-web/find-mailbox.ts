/** Whose mailbox is shown. With several accounts in one page only what says which of them is open counts. */
import { outsideMail } from './landmarks.ts';
import { addressesIn, heldAddress, onlyAddressIn } from './page-addresses.ts';
import { firstFound, type Found, type Strategy } from './strategies.ts';

type Where = { page: Document; url: URL };

const FOLDERS = '[role="treeitem"]';

/** Where Outlook names the account that is signed in. */
const ACCOUNT =
  '#mectrl_currentAccount_secondary, #O365_MainLink_Me, #mectrl_main_trigger, [id^="mectrl_"], [data-testid="account-manager-button"]';

/** Null where nothing names it, as in a window of a single message, or where several accounts are shown. */
export function findMailbox(where: Where): Found<string> | null {
  const chosen = firstFound(CHOSEN, where);
  if (chosen !== null) return chosen;
  return addressesOf(roots(where.page)).size > 1 ? null : firstFound(SOLE, where);
}

/** These say which mailbox is open, however many there are. */
const CHOSEN: Strategy<Where, string>[] = [
  { name: 'mailbox-in-address', find: ({ url }) => mailboxInPath(url) },
  { name: 'open-folder', find: ({ page }) => rootOfOpenFolder(page) },
];

/** These say which mailboxes there are. */
const SOLE: Strategy<Where, string>[] = [
  { name: 'mailbox-root', find: ({ page }) => only(addressesOf(roots(page))) },
  { name: 'account-control', find: ({ page }) => only(addressesOf(outsideMail(page, ACCOUNT))) },
  { name: 'folder-tree', find: ({ page }) => only(addressesOf(outsideMail(page, FOLDERS))) },
  {
    name: 'account-button',
    find: ({ page }) => only(addressesOf(outsideMail(page, 'header button, [role="banner"] button'))),
  },
  { name: 'title', find: ({ page }) => onlyAddressIn(page.title) },
];

/** Somebody else's mailbox that was opened by itself has its address in the path. */
function mailboxInPath({ pathname }: URL): string | null {
  const part = pathname.split('/').find((segment) => segment.includes('@') || segment.includes('%40'));
  return part === undefined ? null : onlyAddressIn(part.replace('%40', '@'));
}

function roots(page: Document): Element[] {
  return outsideMail(page, '[id^="primaryMailboxRoot"]');
}

/** The mailbox under which the open folder stands: the nearest root before it. */
function rootOfOpenFolder(page: Document): string | null {
  const items = outsideMail(page, FOLDERS);
  const open = items.findLastIndex((item) => item.getAttribute('aria-selected') === 'true');
  const root = items.slice(0, open + 1).findLast((item) => isRoot(item));
  return root === undefined ? null : addressOf(root);
}

function isRoot(item: Element): boolean {
  return item.getAttribute('aria-level') === '1' || item.id.startsWith('primaryMailboxRoot');
}

function addressesOf(elements: Iterable<Element>): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of elements) {
    const address = addressOf(element);
    if (address !== null) found.set(address.toLowerCase(), address);
  }
  return found;
}

function addressOf(element: Element): string | null {
  const inName = onlyAddressIn(element.getAttribute('data-folder-name'));
  return inName ?? heldAddress(element) ?? onlyAddressIn(element.textContent) ?? inId(element);
}

/** An element whose id ends with the address it belongs to. */
function inId(element: Element): string | null {
  const [address] = addressesIn(element.id.replace(/^primaryMailboxRoot_/, ''));
  // Ids of mailboxes have the same form: a number, an at sign and the organisation's own number.
  return address === undefined || /^[\da-f-]{20,}/i.test(address) ? null : address;
}

function only(addresses: ReadonlyMap<string, string>): string | null {
  const [first, ...others] = addresses.values();
  return others.length === 0 ? (first ?? null) : null;
}

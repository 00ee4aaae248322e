/** Starts the stand-in's page: follows the address's fragment as Gmail does. */
import { popOut } from './compose.ts';
import { loadThread, page, type Thread } from './data.ts';
import { el } from './dom.ts';
import { serveHelp } from './help.ts';
import { listView } from './list-view.ts';
import { threadContent, threadView } from './thread-view.ts';
import { showToolbar } from './toolbar.ts';

const views = document.querySelector('.views');
let shown = 0;

async function route(): Promise<void> {
  const turn = (shown += 1);
  const [label = 'inbox', threadId] = location.hash.slice(1).split('/');
  const thread = threadId ? await loadThread(threadId) : null;
  // Somebody who clicks on meanwhile wants the later view only.
  if (turn !== shown) return;
  const place = page.rows.findIndex((row) => row.legacyId === threadId) + 1;
  showToolbar(
    thread ? 'thread' : 'list',
    thread ? `${place} of ${page.rows.length}` : `${page.rows.length} threads`,
  );
  views?.replaceChildren(viewOf(thread, label));
  document.title = thread ? `${thread.subject} - ${page.me.address}` : `Inbox - ${page.me.address}`;
  for (const link of document.querySelectorAll('.n0'))
    link.toggleAttribute('aria-current', link.getAttribute('href') === `#${label}`);
}

function viewOf(thread: Thread | null, label: string): HTMLElement {
  if (page.previewPane) return listView(label, thread && threadContent(thread));
  return thread ? threadView(thread) : listView(label);
}

/** InboxSDK looks again at the colours when a style sheet of the page changes. */
function setTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
  const sheet = document.querySelector('#stand-in-theme');
  if (sheet) sheet.textContent = `:root { color-scheme: ${theme}; }`;
}

function fillAccountMenu(): void {
  const links = page.accounts.map((person, index) => {
    const isMe = index === page.account;
    return el(
      'a',
      { href: `/mail/u/${index}/`, 'aria-current': isMe ? 'page' : undefined },
      el('b', {}, person.name),
      el('span', {}, person.address),
    );
  });
  document.querySelector('.account-menu')?.append(...links);
}

function addLateSidePanel(): void {
  const template = document.querySelector<HTMLTemplateElement>('#late-side-panel');
  if (template)
    setTimeout(() => document.querySelector('.app > .no')?.append(template.content), page.sidePanelDelayMs);
}

setTheme(page.theme);
addEventListener('stand-in-theme', (event) => setTheme((event as CustomEvent<string>).detail));
document
  .querySelector('[gh=cm]')
  ?.addEventListener('click', () => popOut({ kind: 'new', thread: null, to: [], onSent: () => {} }));
addEventListener('hashchange', () => void route());
fillAccountMenu();
serveHelp();
if (page.sidePanelDelayMs > 0) addLateSidePanel();
if (!location.hash) history.replaceState(null, '', '#inbox');
void route();

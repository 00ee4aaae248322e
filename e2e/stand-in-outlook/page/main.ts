/** Draws Outlook's page in the layout asked for, and follows what the person selects in its list. */
import type { OutlookData, OutlookThread } from '../server.ts';
import { el } from '../../stand-in-gmail/page/dom.ts';
import { messageList } from './message-list.ts';
import { openPane } from './reading-pane.ts';

const json = document.querySelector('#stand-in-data')?.textContent ?? '{}';
const { me, threads, options, words } = JSON.parse(json) as OutlookData;
const app = document.querySelector('#app');
const hasList = options.layout !== 'window' && options.layout !== 'deep-link';

const main = el('div', {
  class: 'main',
  ...(hasList ? { id: 'ReadingPaneContainerId', role: 'main', 'data-app-section': 'MailReadCompose' } : {}),
  'aria-label': words.pane,
});

/** The list says at once what is selected; the pane follows when it has it. */
let drawing = 0;
function show(thread: OutlookThread, count: number): void {
  const turn = (drawing += 1);
  const draw = (): void => {
    if (turn !== drawing) return;
    if (count > 1) main.replaceChildren(el('div', { class: 'nothing' }, `${count} ${words.several}`));
    else main.replaceChildren(openPane({ thread, options, words }));
  };
  if (options.paneDelayMs > 0) setTimeout(draw, options.paneDelayMs);
  else draw();
}

function empty(): void {
  drawing += 1;
  main.replaceChildren(el('div', { class: 'nothing' }, words.nothing));
}

function folders(): HTMLElement {
  const root = {
    id: 'primaryMailboxRoot_5d2f4b1c-77aa-4c7e-9a51-0c8b9f3e2a10-00030000A1B2C3D4@0a1b2c3d-1111-4222-8333-444455556666',
    role: 'treeitem',
    'aria-level': '1',
    title: me.address,
    'data-folder-name': me.address,
  };
  const inbox = {
    role: 'treeitem',
    'aria-level': '2',
    'aria-selected': 'true',
    'data-folder-name': 'inbox',
    title: words.inbox,
  };
  return el(
    'div',
    { role: 'tree', 'aria-label': words.folders, class: 'folders' },
    el('div', root, me.address),
    el('div', inbox, words.inbox),
  );
}

function header(): HTMLElement {
  // At home the account's control names nobody.
  const label = options.layout === 'home' ? words.account : `${words.account}${me.name} ${me.address}`;
  return el(
    'header',
    { role: 'banner' },
    el('span', {}, 'Outlook'),
    el('button', { id: 'O365_MainLink_Me', 'aria-label': label }, me.name.charAt(0)),
  );
}

function rail(): HTMLElement {
  const apps = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  return el(
    'div',
    { class: 'rail', role: 'navigation', 'aria-label': words.apps },
    ...apps.map((name) => el('button', { 'aria-label': `${words.apps} ${name}` }, name)),
  );
}

document.documentElement.dataset['theme'] = options.theme;
if (hasList) {
  app?.classList.add(options.density);
  app?.append(header(), folders(), messageList({ threads, options, words, onSelect: show }), main);
  if (options.rightRail) app?.append(rail());
  empty();
} else {
  const path = decodeURIComponent(location.pathname).replaceAll('_', '+').replaceAll('-', '/');
  const open = threads.find(
    ({ conversationId, itemId }) => path.includes(conversationId) || path.includes(itemId),
  );
  app?.classList.add('alone');
  app?.append(main);
  if (open) main.append(openPane({ thread: open, options, words }));
}
addEventListener('stand-in-empty', empty);
addEventListener('stand-in-theme', (event) => {
  document.documentElement.dataset['theme'] = (event as CustomEvent<string>).detail;
});

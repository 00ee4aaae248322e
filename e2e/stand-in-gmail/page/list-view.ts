/** The list of threads under a label. */
import { page, permId, type Thread } from './data.ts';
import { el, shortTime } from './dom.ts';

/** The list, with the thread that its preview pane shows. */
export function listView(label: string, previewed: HTMLElement | null = null): HTMLElement {
  const rows = page.rows
    .filter((thread) => thread.labels.includes(label))
    .map((thread, index) => rowOf(thread, label, index));
  const widths = Array.from({ length: 6 }, () => el('col'));
  const table = el(
    'table',
    { class: 'F cf zt', role: 'grid' },
    el('colgroup', {}, ...widths),
    el('tbody', {}, ...rows),
  );
  const list = el('div', { class: 'Cp' }, el('div', {}, table));
  return el(
    'div',
    { class: 'nH' },
    el(
      'div',
      { class: 'nH bGI', role: 'main', 'aria-label': label },
      previewPane(previewed),
      el('div', { class: 'ae4', gh: 'tl' }, list),
    ),
  );
}

/** Without a thread Gmail says that none is chosen; without the pane there is nothing in its place. */
function previewPane(previewed: HTMLElement | null): HTMLElement {
  if (!page.previewPane) return el('div', { class: 'aia' });
  const content = previewed ?? el('div', { class: 'apa' }, 'No conversations selected');
  return el('div', { class: 'aia' }, el('div', { class: 'nH ao9' }, content));
}

function rowOf(thread: Thread, label: string, index: number): HTMLElement {
  const last = thread.messages.at(-1);
  const names = [
    ...new Set(
      thread.messages.map(({ from }) =>
        from.address === page.me.address ? 'me' : (from.name || from.address).split(' ')[0],
      ),
    ),
  ];
  const sender = el(
    'span',
    { class: 'bA4' },
    el('span', { email: last?.from.address, name: last?.from.name, class: 'yP' }, names.join(', ')),
  );
  const count =
    thread.messages.length > 1 ? [el('span', { class: 'bx0' }, String(thread.messages.length))] : [];
  const ids = {
    'data-thread-id': `#${permId('thread', thread.legacyId)}`,
    'data-legacy-thread-id': thread.legacyId,
  };
  const subject = el(
    'div',
    { class: 'y6' },
    el('span', { class: 'bog', id: `:t${index}`, ...ids }, el('span', {}, thread.subject || '(no subject)')),
  );
  const line = el('div', { class: 'xT' }, subject, el('span', { class: 'y2' }, ` – ${last?.snippet ?? ''}`));
  const row = el(
    'tr',
    { class: 'zA yO', id: `:r${label}${index}`, role: 'row', tabindex: '0' },
    el('td', { class: 'PF xY' }),
    el('td', { class: 'yX xY' }, el('div', { class: 'yW' }, sender, ...count)),
    el('td', { class: 'xY a4W' }, el('div', { class: 'xS', role: 'link' }, line)),
    el('td', { class: 'yf xY' }),
    el(
      'td',
      { class: 'xW xY' },
      el('span', { title: new Date(last?.time ?? 0).toString() }, shortTime(last?.time ?? 0)),
    ),
    el('td', { class: 'bq4 xY' }, el('ul', { class: 'bqY', role: 'toolbar' })),
  );
  const open = (): void => void (location.hash = `#${label}/${thread.legacyId}`);
  row.addEventListener('click', open);
  row.addEventListener('keydown', (event) => event.key === 'Enter' && open());
  return row;
}

/** The list of conversations: only rows in sight are in the page, each at a place of its own, as Outlook does. */
import type { OutlookData, OutlookThread } from '../server.ts';
import type { ShownMessage } from '../../stand-in-gmail/shown-mail.ts';
import { el } from '../../stand-in-gmail/page/dom.ts';

type Given = Omit<OutlookData, 'me'> & { onSelect: (thread: OutlookThread, count: number) => void };

const ROW_PX = { full: 86, compact: 58, line: 36 };
/** Rows that are made ahead, above and below. */
const AHEAD = 3;

export function messageList(given: Given): HTMLElement {
  const { threads, options, words, onSelect } = given;
  const selected = new Set<string>();
  const slots = new Map<number, HTMLElement>();
  const height = ROW_PX[options.density];
  const canvas = el('div', { class: 'canvas' });
  canvas.style.height = `${threads.length * height}px`;
  const list = el('div', { role: 'listbox', 'aria-label': words.list, class: 'list' }, canvas);

  const select = (thread: OutlookThread, isMore: boolean): void => {
    if (!isMore) selected.clear();
    selected.add(thread.name);
    draw();
    onSelect(thread, selected.size);
  };
  /** Takes slots of rows that are out of sight, and answers with those that may be used again. */
  const leave = (first: number, last: number): HTMLElement[] => {
    const left = [...slots].filter(([index]) => index < first || index > last);
    for (const [index, slot] of left) {
      slots.delete(index);
      if (!options.reusesRows) slot.remove();
    }
    return options.reusesRows ? left.map(([, slot]) => slot) : [];
  };
  const draw = (): void => {
    const first = Math.max(0, Math.floor(list.scrollTop / height) - AHEAD);
    const last = Math.ceil((list.scrollTop + innerHeight) / height) + AHEAD;
    const free = leave(first, last);
    for (const [index, thread] of threads.slice(first, last + 1).entries()) {
      const slot = slots.get(first + index) ?? free.pop() ?? el('div', { class: 'slot' }, el('div'));
      slots.set(first + index, slot);
      slot.style.top = `${(first + index) * height}px`;
      if (!slot.isConnected) canvas.append(slot);
      fill(slot.firstElementChild as HTMLElement, {
        ...given,
        thread,
        isSelected: selected.has(thread.name),
      });
    }
    for (const slot of free) slot.remove();
  };
  canvas.addEventListener('click', ({ target, ctrlKey }) => {
    const name = (target as Element).closest<HTMLElement>('[data-stand-in]')?.dataset['standIn'];
    const thread = threads.find((each) => each.name === name);
    if (thread) select(thread, ctrlKey);
  });
  list.addEventListener('scroll', draw);
  draw();
  return el('div', { id: 'MailList', tabindex: '-1' }, list);
}

type Filled = Given & { thread: OutlookThread; isSelected: boolean };

/** Writes a row anew, piece by piece; what others put into it is left alone. */
function fill(row: HTMLElement, { thread, isSelected, options, words }: Filled): void {
  const { from, snippet } = thread.messages.at(-1) as ShownMessage;
  const attributes = {
    role: 'option',
    tabindex: '0',
    draggable: 'true',
    'aria-selected': String(isSelected),
    'aria-label': `${from.name} ${thread.subject}`,
    'data-stand-in': thread.name,
    ...(options.rowIds ? { 'data-convid': thread.conversationId } : {}),
  };
  for (const [name, value] of Object.entries(attributes)) row.setAttribute(name, value);
  const hasTip = options.senders === 'row' || options.senders === 'full';
  const sender = el('span', { title: hasTip ? from.address : undefined }, from.name);
  for (const old of row.querySelectorAll(':scope > .part')) old.remove();
  row.prepend(
    part('check', el('span', { role: 'checkbox', 'aria-label': words.list }, from.name.charAt(0))),
    part(
      'first',
      el('span', { class: 'who' }, sender),
      el('span', { class: 'actions' }, action('⚑', words), action('🗑', words)),
    ),
    part('second', el('span', { class: 'what' }, thread.subject), el('span', { class: 'when' }, '10:41')),
    part('third', el('span', {}, snippet)),
  );
}

function part(name: string, ...children: HTMLElement[]): HTMLElement {
  return el('div', { class: `part ${name}` }, ...children);
}

/** Comes with the pointer; it is no way to open the mail. */
function action(sign: string, words: Given['words']): HTMLElement {
  const button = el('button', { 'aria-label': words.actions, tabindex: '-1' }, sign);
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    document.documentElement.dataset['pressed'] = sign;
  });
  return button;
}

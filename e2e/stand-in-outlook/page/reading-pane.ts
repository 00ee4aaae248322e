/** One open conversation or message, with the landmarks that Outlook's own page has. */
import type { OutlookData, OutlookThread } from '../server.ts';
import type { ShownMessage } from '../../stand-in-gmail/shown-mail.ts';
import { el, inertMail } from '../../stand-in-gmail/page/dom.ts';

type Open = { thread: OutlookThread } & Pick<OutlookData, 'options' | 'words'>;

/** Numbers are given out anew for each pane, as Outlook does; the same number is another mail then. */
let panes = 0;

export function openPane(open: Open): HTMLElement {
  const { thread, options, words } = open;
  panes += 1;
  const isItem = options.layout === 'items' || options.layout === 'deep-link';
  const shown = isItem ? thread.messages.slice(-1) : thread.messages;
  const cards = shown.map((message, index) => card(open, message, index));
  if (options.newestOnTop) cards.reverse();
  return el(
    'div',
    {
      id: isItem ? 'ItemReadingPaneContainer' : 'ConversationReadingPaneContainer',
      class: 'pane',
      tabindex: '-1',
    },
    el(
      'div',
      { id: `CONV_${panes}q_SUBJECT`, role: 'heading', 'aria-level': options.layout === 'home' ? '3' : '2' },
      // Outlook strews characters that nobody sees.
      el('span', {}, `\u200e${thread.subject}\u200b`),
      el('button', {}, words.summarize),
    ),
    el('div', { 'data-app-section': 'ConversationContainer', class: 'messages' }, ...cards),
  );
}

/** Only the newest message is open at first. */
function card(open: Open, message: ShownMessage, index: number): HTMLElement {
  const { thread, words } = open;
  const isNewest = index === thread.messages.length - 1 || message === thread.messages.at(-1);
  const number = `${panes}${index}`;
  const time = el('div', { 'data-testid': 'SentReceivedSavedTime' }, timeWords(message.time, words.locale));
  const box = el('div', { class: 'card', 'aria-label': words.message, tabindex: '-1' });
  const top = el('div', { class: 'top' }, head(open, message, number), time);
  box.append(top);
  const expand = (): void => box.append(...inside(open, message, number));
  if (isNewest) expand();
  else top.addEventListener('click', expand, { once: true });
  return box;
}

function inside({ words }: Open, message: ShownMessage, number: string): HTMLElement[] {
  const people = message.to.map(({ name, address }) => el('span', { title: address, class: 'to' }, name));
  const body = el('div', { id: `UniqueMessageBody_${number}`, 'aria-label': words.body, tabindex: '0' });
  body.append(inertMail(message.html));
  return [
    el(
      'div',
      { role: 'toolbar', 'aria-label': words.actions },
      el('button', { 'aria-label': words.reply }, '↩'),
    ),
    el('div', { 'data-testid': 'RecipientWell' }, el('span', {}, words.to), ...people),
    el('div', { role: 'document' }, body),
  ];
}

function head({ options, words }: Open, { from }: ShownMessage, number: string): HTMLElement {
  const full = options.senders === 'full';
  if (options.senders === 'label') {
    const label = { 'aria-label': `${words.from}${from.address}`, tabindex: '0' };
    return el('span', { role: 'region' }, el('span', label, el('span', {}, from.name)));
  }
  return el(
    'span',
    { id: `MSG_${number}x_FROM`, role: 'region' },
    el('button', {}, full ? `${from.name}<${from.address}>` : from.name),
  );
}

function timeWords(time: number, locale: string): string {
  return new Date(time).toLocaleString(locale, {
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}

/** One thread: the newest message open, older ones collapsed to a line that opens at a click. */
import { composeInline, type Draft } from './compose.ts';
import { page, permId, type Message, type Person, type Thread } from './data.ts';
import { el, icon, inertMail, shortTime } from './dom.ts';

export function threadView(thread: Thread): HTMLElement {
  const main = el(
    'div',
    { class: 'nH bkL', role: 'main' },
    el('div', { class: 'nH g id' }, threadContent(thread)),
  );
  return el('div', { class: 'nH' }, main);
}

/** The thread itself, in whatever part of the page it stands. */
export function threadContent(thread: Thread): HTMLElement {
  const expandAll = new URLSearchParams(location.search).has('expand-all');
  const messages = thread.messages.map((message, index) =>
    messageView(message, expandAll || index === thread.messages.length - 1),
  );
  const heading = el(
    'h2',
    {
      class: 'hP',
      'data-legacy-thread-id': thread.legacyId,
      'data-thread-perm-id': permId('thread', thread.legacyId),
    },
    thread.subject,
  );
  const head = el(
    'div',
    { class: 'nH V8djrc byY' },
    el('div', { class: 'ha' }, heading, el('span', { class: 'J-J5-Ji' })),
  );
  const list = el('div', { class: 'nH', role: 'list' }, ...messages);
  const body = el('div', { class: 'nH aHU' }, list, answers(thread, list));
  return el('div', { class: 'nH a98 iY' }, head, body);
}

/** Reply and forward, which open compose under the last message; what is sent joins the thread. */
function answers(thread: Thread, list: HTMLElement): HTMLElement {
  const last = thread.messages.at(-1)?.from;
  const customer = thread.messages.findLast(({ from }) => from.address !== page.me.address)?.from;
  const others = customer === undefined ? (thread.messages.at(-1)?.to ?? []) : [customer];
  const open = (kind: Draft['kind'], to: Person[]): void => {
    const area = [...list.querySelectorAll<HTMLElement>('.ip')].at(-1);
    const onSent = (message: Message): void => {
      if (!thread.messages.includes(message)) thread.messages.push(message);
      list.append(messageView(message, true));
    };
    if (area) composeInline(area, { kind, thread, to, onSent });
  };
  return el(
    'div',
    { class: 'answers' },
    answerButton(`Reply to ${last?.name || last?.address || 'sender'}`, () => open('reply', others)),
    answerButton('Forward', () => open('forward', [])),
  );
}

function answerButton(words: string, onClick: () => void): HTMLElement {
  const button = el('button', { type: 'button', class: 'reply' }, icon('reply'), words);
  button.addEventListener('click', onClick);
  return button;
}

function messageView(message: Message, isOpen: boolean): HTMLElement {
  const item = el('div', { role: 'listitem', class: '' });
  const set = (open: boolean): void => {
    item.replaceChildren(content(message, open, () => set(!open)));
    item.className = open ? 'h7 ie nH oy8Mbf' : 'kv nH oy8Mbf';
  };
  set(isOpen);
  return item;
}

function content(message: Message, open: boolean, toggle: () => void): HTMLElement {
  const header = el(
    'table',
    { class: 'cf gJ' },
    el('tbody', {}, el('tr', { class: 'acZ' }, senderCell(message.from, open), timeCell(message, open))),
  );
  header.addEventListener('click', toggle);
  const ids = {
    'data-message-id': `#${permId('msg', message.legacyId)}`,
    'data-legacy-message-id': message.legacyId,
  };
  const parts = open ? openParts(message) : [el('div', { class: 'iA g6' }, message.snippet)];
  const initial = (message.from.name || message.from.address || '?').charAt(0).toUpperCase();
  return el(
    'div',
    { class: 'adn ads', ...(open ? ids : {}) },
    el('div', { class: 'avatar', 'aria-hidden': 'true' }, initial),
    el('div', { class: 'gs' }, header, ...parts),
  );
}

function senderCell(from: Person, open: boolean): HTMLElement {
  const name = el(
    'span',
    { class: 'gD', email: from.address, name: from.name || from.address },
    from.name || from.address,
  );
  const heading = el(
    'h3',
    { class: 'iw' },
    name,
    ...(open && from.name ? [el('span', { class: 'go' }, ` <${from.address}>`)] : []),
  );
  return el('td', { class: 'gF gK' }, heading);
}

function timeCell(message: Message, open: boolean): HTMLElement {
  const time = el(
    'span',
    { class: 'g3', title: message.time ? new Date(message.time).toLocaleString('en-GB') : '' },
    shortTime(message.time),
  );
  const more = el(
    'div',
    { class: 'T-I J-J5-Ji aap L3', role: 'button', 'aria-haspopup': 'true', 'aria-label': 'More' },
    icon('more'),
  );
  return el('td', { class: 'gH' }, el('div', { class: 'gK' }, el('span', {}, time)), ...(open ? [more] : []));
}

function openParts(message: Message): HTMLElement[] {
  const shown = message.to.map((person) =>
    el('span', { class: 'g2', email: person.address, name: person.name || person.address }, nameIn(person)),
  );
  const to = el(
    'div',
    { class: 'iw ajw hb' },
    'to ',
    ...shown.flatMap((one, index) => (index === 0 ? [one] : [', ', one])),
  );
  const body = el('div', { class: 'ii gt' });
  const inner = el('div', { class: 'a3s aiL' });
  inner.append(inertMail(message.html));
  body.append(inner);
  const files = message.attachments.map((name) => el('span', { class: 'file' }, name));
  const shownFiles = files.length > 0 ? [el('div', { class: 'files' }, ...files)] : [];
  return [to, body, ...shownFiles, el('div', { class: 'ip' })];
}

function nameIn(person: Person): string {
  return person.address === page.me.address ? 'me' : person.name || person.address;
}

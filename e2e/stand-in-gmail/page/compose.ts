/**
 * Compose as InboxSDK 2.2.26 reads it: inline under a message, or popped out at the bottom of the window. Classes and nesting
 * are Gmail's as far as the SDK looks at them (its selectors and page parser, read 2026-11-23); nothing else of Gmail is copied.
 */
import { page, type Message, type Person, type Thread } from './data.ts';
import { el, icon, inside } from './dom.ts';
import { sendMail } from './send.ts';

export type Draft = {
  kind: 'new' | 'reply' | 'forward';
  thread: Thread | null;
  to: Person[];
  /** The sent message has joined its thread. */
  onSent: (message: Message) => void;
};

type Parts = { draft: Draft; draftId: string; close: () => void };

let drafts = 0;

/** Opens compose inside a message's reply area, in the place of what stood there. */
export function composeInline(area: HTMLElement, draft: Draft): void {
  const close = (): void => {
    area.classList.remove('adB');
    area.replaceChildren();
  };
  const element = el('div', { class: 'M9' });
  element.append(region({ draft, draftId: nextDraftId(), close }, 'inline', () => (close(), popOut(draft))));
  area.replaceChildren(element);
  area.classList.add('adB');
  focusBody(element);
}

/** Opens compose in a window of its own. */
export function popOut(draft: Draft): void {
  const title = subjectOf(draft) || 'New message';
  const dialog = el('div', {
    class: 'nH Hd',
    role: 'dialog',
    'aria-label': title,
    id: `compose-${drafts + 1}`,
  });
  const frame = el('div', { class: 'nH nn' }, el('div', { class: 'AD' }, el('div', {}, dialog)));
  const close = (): void => frame.remove();
  const head = el('div', { class: 'compose-title' }, title, closeButton(close));
  const content = inside(
    ['div.nH', 'div', 'div[jsaction=none]'],
    region({ draft, draftId: nextDraftId(), close }, 'window'),
  );
  dialog.append(head, content);
  document.querySelector('.dw .nH > .nH > .no')?.append(frame);
  focusBody(dialog);
}

/** Gmail's draft ids have the same form; the SDK tells compose windows apart by them. */
function nextDraftId(): string {
  drafts += 1;
  return `r${Date.now()}${drafts}`;
}

function subjectOf({ kind, thread }: Draft): string {
  if (thread === null) return '';
  return kind === 'forward' ? `Fwd: ${thread.subject}` : `Re: ${thread.subject}`;
}

function focusBody(element: HTMLElement): void {
  element.querySelector<HTMLElement>('[g_editable]')?.focus();
}

function region(parts: Parts, shape: 'inline' | 'window', onPopOut?: () => void): HTMLElement {
  const rows = [
    el('tr', {}, el('td', {}, topForm(parts.draft, shape))),
    el('tr', {}, el('td', {}, writing(parts))),
    el('tr', {}, el('td', {}, bottom(parts, onPopOut))),
  ];
  const table = el('table', { class: 'iN' }, el('tbody', {}, ...rows));
  const isReply = parts.draft.kind !== 'new';
  return el(
    'div',
    { class: 'aoP', role: 'region', 'aria-label': isReply ? 'Reply' : 'New message' },
    ...(isReply ? [el('div', { class: 'HQ' }, responseType(parts.draft))] : [responseType(parts.draft)]),
    table,
  );
}

function responseType({ kind }: Draft): HTMLElement {
  const mark = el('img', { class: kind === 'forward' ? 'mI' : 'mK', alt: '' });
  const button = el('div', { class: 'Un J-JN-M-I' }, el('div', { class: 'J-JN-M-I-Jm' }, mark));
  return el('div', { class: 'J-J5-Ji', hidden: '' }, button);
}

function topForm(draft: Draft, shape: 'inline' | 'window'): HTMLElement {
  const chips = draft.to.map((person) =>
    el(
      'div',
      {
        role: 'option',
        class: 'chip',
        'data-name': person.name || person.address,
        'data-hovercard-id': person.address,
      },
      person.name || person.address,
    ),
  );
  const box = el('div', { role: 'listbox', 'aria-label': 'To' }, inside(['div', 'div'], ...chips));
  const inBox = shape === 'inline' ? ['div.aUy'] : [];
  const to = inside(['div.anm[name=to]', ...inBox, 'div', 'div', 'div', 'div'], box);
  const recipients = inside(['table.GS', 'tbody', 'tr.bzf', 'td.eV', 'div', 'div'], to);
  const shown =
    shape === 'window'
      ? recipients
      : inside(['table[role=presentation]', 'tbody', 'tr', 'td.Iy', 'div.fX'], recipients);
  const subject = el('input', {
    name: 'subjectbox',
    'aria-label': 'Subject',
    value: subjectOf(draft),
    ...(draft.kind === 'new' ? {} : { hidden: '' }),
  });
  return el('form', {}, el('div', {}, shown), subject, ...(draft.kind === 'reply' ? [] : [toField(box)]));
}

/** Where the mail goes, for mail that answers nobody. */
function toField(box: HTMLElement): HTMLElement {
  const field = el('input', { 'aria-label': 'To recipients', placeholder: 'Recipients' }) as HTMLInputElement;
  field.addEventListener('change', () => {
    const chip = {
      role: 'option',
      class: 'chip',
      'data-name': field.value,
      'data-hovercard-id': field.value,
    };
    box.firstElementChild?.firstElementChild?.append(el('div', chip, field.value));
    field.value = '';
  });
  return field;
}

function writing({ draft, draftId }: Parts): HTMLElement {
  const hidden = (name: string, value: string) => el('input', { type: 'hidden', name, value });
  const facts = el(
    'form',
    { class: 'bAs' },
    hidden('composeid', draftId.slice(1)),
    hidden('draft', `#msg-a:${draftId}`),
    hidden('from', page.me.address),
    hidden('lts', draft.kind === 'new' ? '' : (draft.thread?.legacyId ?? '')),
  );
  const body = el('div', {
    g_editable: 'true',
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': 'Message Body',
    id: `body-${draftId}`,
  });
  const scroll = el('div', { class: 'GP', id: `scroll-${draftId}`, style: 'max-height: 260px' });
  scroll.append(el('div', { class: 'Ap' }, body));
  return el('div', {}, facts, inside(['table', 'tbody', 'tr', 'td'], scroll));
}

function bottom(parts: Parts, onPopOut?: () => void): HTMLElement {
  const send = el('div', { class: 'T-I aoO L3', role: 'button', tabindex: '0' }, 'Send');
  const more = el('div', { class: 'hG', role: 'button', 'aria-haspopup': 'true', 'aria-label': 'More' });
  const scheduled = el('div', { selector: 'scheduledSend', hidden: '' });
  const discard = el('div', {
    class: 'oh',
    role: 'button',
    tabindex: '0',
    'aria-label': 'Discard draft',
  });
  discard.append(icon('trash'));
  const run = (): void => void deliver(send, parts);
  send.addEventListener('click', run);
  send.addEventListener('keydown', ({ key }) => key === 'Enter' && run());
  discard.addEventListener('click', parts.close);
  const others = onPopOut ? [popOutButton(onPopOut)] : [];
  const cells = [
    el('td', { class: 'gU Up' }, el('div', { class: 'J-J5-Ji' }, send, more, scheduled)),
    el('td', { class: 'gU az5' }, ...others, discard),
  ];
  const bar = el('table', { class: 'IZ' }, el('tbody', {}, el('tr', { class: 'btC' }, ...cells)));
  return inside(['div.aDg', 'div.aDj', 'div.aDh'], bar);
}

function popOutButton(onPopOut: () => void): HTMLElement {
  const button = el('button', { type: 'button', class: 'pop-out' }, 'Pop out');
  button.addEventListener('click', onPopOut);
  return button;
}

function closeButton(close: () => void): HTMLElement {
  const button = el('button', { type: 'button', 'aria-label': 'Save & close' }, '×');
  button.addEventListener('click', close);
  return button;
}

async function deliver(send: HTMLElement, { draft, draftId, close }: Parts): Promise<void> {
  const compose = send.closest<HTMLElement>('.aoP');
  if (compose === null) return;
  const chips = compose.querySelectorAll<HTMLElement>('[role=option]');
  const to = Array.from(chips, ({ dataset }) => ({
    address: dataset['hovercardId'] ?? '',
    name: dataset['name'] ?? '',
  }));
  const message = await sendMail({
    draftId,
    threadId: draft.kind === 'new' ? null : (draft.thread?.legacyId ?? null),
    to,
    subject: compose.querySelector<HTMLInputElement>('input[name=subjectbox]')?.value ?? '',
    text: compose.querySelector<HTMLElement>('[g_editable]')?.innerText ?? '',
  });
  close();
  draft.onSent(message);
}

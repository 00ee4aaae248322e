/**
 * The one line that we add to Gmail's compose: what becomes of a ticket as the reply is sent. It stands in a closed shadow root,
 * where the page can neither read what is chosen nor choose; a choice counts only when the browser says that a person made it.
 */
import { type OnSendOffer, type Theme } from '#lib/mail/mail-host.ts';
import { type GmailSdk } from './load-sdk.ts';
import { watchGmailTheme } from './theme.ts';

type ComposeView = Parameters<Parameters<GmailSdk['Compose']['registerComposeViewHandler']>[0]>[0];

/** `keepAsItIs` has the place `{{now}}`. */
export type OnSendWords = { onSend: string; keepAsItIs: string; keepAll: string };

/** The line in one compose. */
export type OnSendControl = { chosen(): string | null; remove(): void };

const HEIGHT_PX = 36;

const STYLE = `
  :host { all: initial; display: block; }
  label { display: flex; align-items: center; gap: 8px; height: ${HEIGHT_PX}px; padding: 0 4px;
    font: 12px/16px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: #4d5463; }
  b { font-weight: 500; color: #3c4dbc; font-variant-numeric: tabular-nums; }
  select { height: 24px; padding: 0 4px; border: 1px solid #868d9b; border-radius: 6px; font: inherit; color: #1a1d24;
    background: #fff; color-scheme: light; }
  select:focus-visible { outline: 2px solid #4254c5; outline-offset: 2px; }
  [data-theme=dark] { color: #b2b5bc; }
  [data-theme=dark] b { color: #a6b1ff; }
  [data-theme=dark] select { color: #e8e9eb; background: #1a1b1e; border-color: #767b85; color-scheme: dark; }
  [data-theme=dark] select:focus-visible { outline-color: #a6b1ff; }`;

/** Adds the line; it goes with the compose. */
export function showOnSend(view: ComposeView, offers: OnSendOffer[], words: OnSendWords): OnSendControl {
  const ended = new AbortController();
  const bar = view.addStatusBar({ height: HEIGHT_PX });
  const host = document.createElement('threadside-on-send');
  const label = document.createElement('label');
  const select = document.createElement('select');
  const [only, ...more] = offers;
  let chosen: string | null = null;
  if (only && more.length === 0) label.append(element('b', only.name));
  label.append(`${words.onSend}:`, select);
  select.append(...optionsOf(offers, words));
  select.addEventListener('change', ({ isTrusted }) => {
    if (isTrusted) chosen = select.value === '' ? null : select.value;
  });
  // Gmail's own keys (send, archive, next) are not meant while somebody chooses; leaving by Tab and Escape is.
  host.addEventListener(
    'keydown',
    (event) => event.key !== 'Tab' && event.key !== 'Escape' && event.stopPropagation(),
  );
  watchGmailTheme((theme: Theme) => (label.dataset['theme'] = theme), { signal: ended.signal });
  host.attachShadow({ mode: 'closed' }).append(element('style', STYLE), label);
  bar.el.append(host);
  view.on('destroy', () => ended.abort());
  return {
    chosen: () => chosen,
    remove: () => {
      ended.abort();
      bar.destroy();
    },
  };
}

function optionsOf(offers: OnSendOffer[], words: OnSendWords): HTMLElement[] {
  const [only, ...more] = offers;
  if (only && more.length === 0)
    return [option('', words.keepAsItIs.replace('{{now}}', only.now)), ...choicesOf(only)];
  const groups = offers.map((offer) => {
    const group = Object.assign(document.createElement('optgroup'), { label: `${offer.name}, ${offer.now}` });
    group.append(...choicesOf(offer));
    return group;
  });
  return [option('', words.keepAll), ...groups];
}

function choicesOf({ choices }: OnSendOffer): HTMLElement[] {
  return choices.map(({ key, label }) => option(key, label));
}

function option(value: string, text: string): HTMLElement {
  return Object.assign(document.createElement('option'), { value, textContent: text });
}

function element(tag: string, text: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text });
}

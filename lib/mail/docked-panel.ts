/**
 * A panel of our own at the right edge of a mail page: where the sidebar goes when the mail program has no place for it,
 * and where a notice goes when there is no sidebar to show. It lives in a closed shadow root, apart from the page's style.
 */

import { createDockedTab } from './docked-tab.ts';
import { type Theme } from './mail-host.ts';
import { element } from './make-element.ts';

/** Words the panel shows; the caller has them from the catalogue. */
export type DockedPanelWords = { title: string; close: string; open: string };

/** What to say when there is no sidebar to show, and the one thing to do about it. */
export type DockedNotice = { text: string; action: string; onAction: () => void };

/** The docked panel of one page. */
export type DockedPanel = {
  /** Opens the panel, or leaves it shut if the person shut it; returns the empty element that the sidebar covers. */
  open(): HTMLElement;
  /** Takes panel and button away. */
  close(): void;
  /** Number beside the title and on the button that opens the panel again. */
  showCount(count: number | null): void;
  /** The mail page's own theme; until it is known, the system's. */
  setTheme(theme: Theme): void;
  /** Shows a notice instead of the sidebar. */
  notify(notice: DockedNotice): void;
  /** Opens or shuts it as the person would, without their word being kept. */
  setOpen(isOpen: boolean): void;
  /** Moves panel and button away from what the page has at its edge. */
  place(place: DockPlace): void;
  /** Says on the button why the panel is shut; null takes it back. */
  explain(why: string | null): void;
};

/** Distances from the page's edges, in CSS pixels. */
export type DockPlace = { topPx: number; rightPx: number; tabTopPx: number; tabRightPx: number };

/** What a page may want of its panel. */
export type DockedPanelOptions = {
  /** Shut at first, as the person left it. */
  isShut?: boolean;
  /** The person opened or shut it. */
  onToggle?: (isOpen: boolean) => void;
  /** Puts our sign on the button, with the count beside it, instead of the name. */
  hasIcon?: boolean;
};

/** Width of the open panel. */
export const DOCKED_WIDTH_PX = 340;

const STYLE = `
  :host { all: initial; }
  * { box-sizing: border-box; }
  .panel { position: fixed; z-index: 900; right: var(--right, 0); top: var(--top, 64px); bottom: 0; width: ${DOCKED_WIDTH_PX}px; display: flex; flex-direction: column;
    font: 400 13px/20px system-ui, sans-serif; color: #1a1d24; background: #fff; border: 1px solid #e3e6eb; border-right: 0;
    border-top-left-radius: 8px; }
  .panel.notice { bottom: auto; padding-bottom: 16px; border-bottom-left-radius: 8px; }
  .panel[hidden], .tab[hidden] { display: none; }
  header { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 16px; border-bottom: 1px solid #e3e6eb; }
  h2 { flex: 1; margin: 0; font: 600 13px/20px system-ui, sans-serif; }
  p { margin: 16px; }
  .slot { flex: 1; min-height: 0; }
  button { font: inherit; color: inherit; cursor: pointer; border: 1px solid #d3d7de; border-radius: 6px; background: none; min-height: 28px; padding: 0 12px; }
  button:focus-visible { outline: 2px solid #4254c5; outline-offset: 2px; }
  header button { border: 0; min-width: 28px; padding: 0; font-size: 18px; }
  .act { margin: 0 16px; background: #4254c5; border-color: #4254c5; color: #fff; }
  .tab { position: fixed; z-index: 900; right: var(--tab-right, 0); top: var(--tab-top, 96px); background: #4254c5; border-color: #4254c5; color: #fff; border-radius: 6px 0 0 6px; }
  .tab.icon { display: flex; align-items: center; gap: 4px; min-height: 36px; padding: 0 8px; font-weight: 600; border-color: #fff4; }
  svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }
  .dark.panel { color: #e8e9eb; background: #1a1b1e; border-color: #2b2d31; }
  .dark header { border-color: #2b2d31; }
  .dark button:focus-visible { outline-color: #a6b1ff; }
  @media print { :host { display: none; } }`;

/** A docked panel; nothing is in the page before `open` or `notify`. */
export function createDockedPanel(words: DockedPanelWords, options: DockedPanelOptions = {}): DockedPanel {
  const host = document.createElement('threadside-panel');
  const slot = element('div', { className: 'slot' });
  const heading = element('h2', { textContent: words.title });
  const shut = element('button', { type: 'button', textContent: '×', ariaLabel: words.close });
  const header = element('header', {}, heading, shut);
  const panel = element('section', { className: 'panel', ariaLabel: words.title }, header, slot);
  const tab = createDockedTab(words, options.hasIcon ?? false);
  host.attachShadow({ mode: 'closed' }).append(element('style', { textContent: STYLE }), panel, tab.button);
  let isOpen = options.isShut !== true;

  const setOpen = (open: boolean): void => {
    isOpen = open;
    panel.hidden = !open;
    tab.button.hidden = open;
  };
  const toggle = (open: boolean): void => {
    setOpen(open);
    (open ? shut : tab.button).focus();
    options.onToggle?.(open);
  };
  shut.addEventListener('click', () => toggle(false));
  tab.button.addEventListener('click', () => toggle(true));
  const fill = (isNotice: boolean, ...content: HTMLElement[]): void => {
    panel.classList.toggle('notice', isNotice);
    panel.replaceChildren(header, ...content);
    document.body.append(host);
  };
  const setTheme = (theme: Theme): void => void panel.classList.toggle('dark', theme === 'dark');
  setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

  return {
    open: () => {
      fill(false, slot);
      setOpen(isOpen);
      return slot;
    },
    close: () => host.remove(),
    setTheme,
    setOpen,
    place: (place) => setPlace(host, place),
    explain: (why) => tab.explain(why),
    showCount: (count) => {
      heading.textContent = count ? `${words.title} ${count}` : words.title;
      tab.showCount(count);
    },
    notify: (notice) => {
      fill(true, ...noticeParts(notice));
      setOpen(true);
    },
  };
}

function noticeParts({ text, action, onAction }: DockedNotice): HTMLElement[] {
  const act = element('button', { type: 'button', className: 'act', textContent: action, onclick: onAction });
  return [element('p', { textContent: text, role: 'status' }), act];
}

function setPlace(host: HTMLElement, { topPx, rightPx, tabTopPx, tabRightPx }: DockPlace): void {
  const values = { top: topPx, right: rightPx, 'tab-top': tabTopPx, 'tab-right': tabRightPx };
  for (const [name, px] of Object.entries(values)) host.style.setProperty(`--${name}`, `${px}px`);
}

/**
 * The sidebar's own place on Outlook's page: a docked panel that a button with our sign opens and shuts. It remembers how the
 * person left it, makes room where the page lets it, and gives way to our add-in, which shows the same.
 */
import {
  createDockedPanel,
  DOCKED_WIDTH_PX,
  type DockedPanel,
  type DockedPanelWords,
} from '#lib/mail/docked-panel.ts';
import { watchAddInPane } from './add-in-pane.ts';
import { findFreeEdge } from './free-edge.ts';
import { makeRoom, type GiveBack } from './make-room.ts';
import type { OutlookSurface } from './outlook-host.ts';

/** The page's own storage, as content scripts reach no other; it holds no more than this one word. */
const KEY = 'threadside-panel';
const SHUT = 'shut';

/** Outlook draws anew for a moment after a window was resized or a mail was opened. */
const ARRANGE_AGAIN_MS = 300;

type Options = {
  page: Document;
  words: DockedPanelWords & { givesWay: string };
  /** Lays the sidebar over a slot; null hides it. */
  follow: (slot: HTMLElement | null) => void;
  signal: AbortSignal;
};

/** The surface and the panel it is made of. */
export type DockedSurface = OutlookSurface & Pick<DockedPanel, 'setTheme' | 'notify'>;

/** The surface of one tab. */
export function createOutlookSurface({ page, words, follow, signal }: Options): DockedSurface {
  let isShown = false;
  let isOpen = recall() !== SHUT;
  let addIn: Element | null = null;
  const panel = createDockedPanel(words, {
    hasIcon: true,
    isShut: !isOpen,
    onToggle: (open) => {
      isOpen = open;
      // What somebody does beside the add-in says nothing of how they want it without.
      if (addIn === null) remember(open ? null : SHUT);
      arrange();
    },
  });
  const arrange = arranger({ page, panel, state: () => ({ isShown, isOpen, addIn }), signal });
  watchAddInPane(
    page,
    (pane) => {
      addIn = pane;
      isOpen = pane === null && recall() !== SHUT;
      panel.explain(pane === null ? null : words.givesWay);
      panel.setOpen(isOpen);
      arrange();
    },
    signal,
  );

  return {
    show: () => {
      if (!isShown) follow(panel.open());
      isShown = true;
      arrange();
    },
    hide: () => {
      isShown = false;
      panel.showCount(null);
      follow(null);
      panel.close();
      arrange();
    },
    showCount: (count) => panel.showCount(count),
    setTheme: (theme) => panel.setTheme(theme),
    notify: (notice) => panel.notify(notice),
  };
}

type Arranged = {
  page: Document;
  panel: DockedPanel;
  state: () => { isShown: boolean; isOpen: boolean; addIn: Element | null };
  signal: AbortSignal;
};

/** Answers with what puts the panel where it belongs, now and once more when the page has settled. */
function arranger({ page, panel, state, signal }: Arranged): () => void {
  let room: GiveBack | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const arrange = (): void => {
    const { isShown, isOpen, addIn } = state();
    const wantsRoom = isShown && isOpen && addIn === null;
    if (!wantsRoom) {
      room?.();
      room = null;
    }
    if (!isShown) return;
    const edge = findFreeEdge(page, addIn?.getBoundingClientRect().left ?? null);
    if (wantsRoom) room ??= makeRoom(page, DOCKED_WIDTH_PX);
    panel.place(room === null ? edge : { ...edge, rightPx: 0, topPx: 0 });
  };
  const arrangeSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(arrange, ARRANGE_AGAIN_MS);
  };
  addEventListener('resize', (event) => event.isTrusted && arrangeSoon(), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    room?.();
  });
  return () => {
    arrange();
    arrangeSoon();
  };
}

/** Storage may be closed to us, as to the page; then nothing is remembered. */
function recall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(word: string | null): void {
  try {
    if (word === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, word);
  } catch {
    // The page goes on without.
  }
}

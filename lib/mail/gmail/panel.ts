/**
 * Where the sidebar stands in Gmail: InboxSDK's panel, or, when Gmail has no side panel to put it in, a panel of our own
 * docked at the right edge. Either gives a slot, an empty element whose place the sidebar's frame takes; the frame itself
 * never goes into the page's tree there, because the SDK re-creates and moves the panel for each thread and moving a frame
 * reloads it.
 */
import { showRailCount } from './rail-count.ts';
import { type GmailThreadView } from './sdk-views.ts';
import { type GmailSurface } from './surface.ts';

/** Lays the sidebar's frame over a slot; null hides it. */
export type FollowSlot = (slot: HTMLElement | null) => void;

/** Our own panel, for pages without Gmail's. */
export type DockedPanel = {
  /** Opens it (unless the person closed it) and returns its slot. */
  open(): HTMLElement;
  close(): void;
  showCount(count: number | null): void;
};

type Options = { follow: FollowSlot; docked: DockedPanel; iconUrl: string };

type SdkPanel = ReturnType<GmailThreadView['addSidebarContentPanel']>;

/** Title of panel and rail button; unique among extensions, as the SDK identifies buttons by title. */
export const PANEL_TITLE = 'Threadside';

/** The surface of one tab. */
export function createPanelSurface({ follow, docked, iconUrl }: Options): GmailSurface {
  const slots: HTMLElement[] = [];
  const showLatest = (): void => follow(slots.at(-1) ?? null);
  let usesDocked = false;
  let panel: SdkPanel | null = null;

  const addSlot = (slot: HTMLElement, signal: AbortSignal): void => {
    slots.push(slot);
    showLatest();
    signal.addEventListener('abort', () => {
      slots.splice(slots.indexOf(slot), 1);
      showLatest();
    });
  };

  const dock = (signal: AbortSignal): void => {
    usesDocked = true;
    addSlot(docked.open(), signal);
    signal.addEventListener('abort', () => docked.close());
  };

  return {
    show: (view, signal) => {
      const added = addSdkPanel(view, iconUrl);
      if (added === null) return dock(signal);
      usesDocked = false;
      ({ panel } = added);
      addSlot(added.slot, signal);
    },
    dock,
    open: () => {
      if (usesDocked) docked.open();
      else panel?.open();
    },
    showCount: (count) => (usesDocked ? docked.showCount(count) : showRailCount(PANEL_TITLE, count)),
  };
}

/** Null when Gmail shows no side panel: the SDK then throws (seen in 2.2.26, after waiting 15 s for it). */
function addSdkPanel(view: GmailThreadView, iconUrl: string): { slot: HTMLElement; panel: SdkPanel } | null {
  const slot = document.createElement('div');
  // Where a page sizes its side panel by content, an empty slot would leave no room at all.
  Object.assign(slot.style, { minHeight: '240px', minWidth: '270px' });
  try {
    const panel = view.addSidebarContentPanel({
      el: slot,
      id: 'threadside',
      title: PANEL_TITLE,
      appName: PANEL_TITLE,
      iconUrl,
      appIconUrl: iconUrl,
      hideTitleBar: true,
    });
    return panel === null ? null : { slot, panel };
  } catch {
    return null;
  }
}

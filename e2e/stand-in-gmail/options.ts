/** How the stand-in behaves; may be changed while it runs. */
export type StandInOptions = {
  theme: 'light' | 'dark';
  /** Serve with a Content Security Policy and Trusted Types as strict as Gmail's. */
  strictCsp: boolean;
  /** Which of the two addresses of a raw message answer 500. */
  rawFails: 'none' | 'att' | 'all';
  rawDelayMs: number;
  /** Draw Gmail's side panel; without it InboxSDK has no place for a panel. */
  sidePanel: boolean;
  sidePanelDelayMs: number;
  /** Show an opened thread beside the list, as Gmail's preview pane does, instead of in its place. */
  previewPane: boolean;
  /** Time before the page gets any content, as on a slow line. */
  pageDelayMs: number;
  /** Mail that the person sends is not taken. */
  sendFails: boolean;
};

/** A well-behaved, light page. */
export const DEFAULT_OPTIONS: StandInOptions = {
  theme: 'light',
  strictCsp: false,
  rawFails: 'none',
  rawDelayMs: 0,
  sidePanel: true,
  sidePanelDelayMs: 0,
  previewPane: false,
  pageDelayMs: 0,
  sendFails: false,
};

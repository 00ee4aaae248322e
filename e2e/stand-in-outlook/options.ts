/** How the stand-in for Outlook on the web behaves; may be changed while it runs. */
export type OutlookOptions = {
  /**
   * Three panes at work or at home, single messages beside the list (conversation view off), or a window of one conversation
   * or one message, which has neither list nor folders.
   */
  layout: 'work' | 'home' | 'items' | 'window' | 'deep-link';
  language: 'en' | 'de' | 'ja';
  theme: 'light' | 'dark';
  /** A Content Security Policy without foreign frames, styles and scripts, and Trusted Types. */
  strictCsp: boolean;
  /** What of a sender the pane shows: name and address, an address in a label only, a name whose row has the address, or a name. */
  senders: 'full' | 'label' | 'row' | 'names';
  newestOnTop: boolean;
  /** Time until the pane follows the list, as on a slow line. */
  paneDelayMs: number;
  /** A rail of apps at the right edge. */
  rightRail: boolean;
  /** Rows of three lines, of two, or of one beside a narrower pane. */
  density: 'full' | 'compact' | 'line';
  /** Rows after those of the mailbox; only those in sight are in the page. */
  moreRows: number;
  /** Elements of rows that were scrolled away show other mails, instead of being made anew. */
  reusesRows: boolean;
  /** Whether rows carry the id of their conversation. */
  rowIds: boolean;
};

/** A well-behaved, light page at work, in English. */
export const DEFAULT_OUTLOOK: OutlookOptions = {
  layout: 'work',
  language: 'en',
  theme: 'light',
  strictCsp: true,
  senders: 'full',
  newestOnTop: false,
  paneDelayMs: 0,
  rightRail: false,
  density: 'full',
  moreRows: 0,
  reusesRows: false,
  rowIds: true,
};

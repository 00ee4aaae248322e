import { type GmailThreadView } from './sdk-views.ts';

/** Where the sidebar is shown for a thread. */
export type GmailSurface = {
  /** A thread opened: make room for the sidebar. The signal aborts when the thread closes. */
  show(view: GmailThreadView, signal: AbortSignal): void;
  /** A thread is open whose view Gmail keeps from us: make room beside the page. */
  dock(signal: AbortSignal): void;
  /** Opens the panel where somebody has closed it. */
  open(): void;
  /** Count on the ticket icon; null takes it away. */
  showCount(count: number | null): void;
};

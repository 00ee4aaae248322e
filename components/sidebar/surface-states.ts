/** Every state that the panel around the sidebar has a design for, on the mail page itself, as data; its pictures are compared with the sidebar's. */

/** A panel that the content script shows on the mail page itself: what it says, or null where it holds the sidebar. */
export type SurfaceState = {
  name: string;
  says: 'updated' | 'waiting' | 'notStarted' | 'updatedInOutlook' | null;
  /** As on Outlook's page, where the person has left it so; absent: on Gmail's. */
  inOutlook?: 'open' | 'shut';
};

/** When the extension was updated under the tab, while the SDK does not start, when it will not, and without Gmail's panel. */
export const SURFACE_STATES: SurfaceState[] = [
  { name: 'page-updated', says: 'updated' },
  { name: 'page-waiting', says: 'waiting' },
  { name: 'page-not-started', says: 'notStarted' },
  { name: 'page-docked', says: null },
  { name: 'outlook-page-open', says: null, inOutlook: 'open' },
  { name: 'outlook-page-shut', says: null, inOutlook: 'shut' },
  { name: 'outlook-page-updated', says: 'updatedInOutlook', inOutlook: 'open' },
];

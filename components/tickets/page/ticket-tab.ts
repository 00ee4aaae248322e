import { z } from 'zod';
import { TimelineGroup } from './timeline/timeline-groups.ts';

/** The parts of a ticket's page; `details` exists in narrow windows only. */
export const TicketTab = z.enum(['conversation', 'details', 'comments', 'checklist', 'timeline', 'files']);
export type TicketTab = z.infer<typeof TicketTab>;

/** What a ticket page's address says besides the number; no tab is the conversation. */
export const TicketPageSearch = z.object({
  tab: TicketTab.optional().catch(undefined),
  /** Which events the timeline shows; absent: all. */
  events: TimelineGroup.optional().catch(undefined),
});

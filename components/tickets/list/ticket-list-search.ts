import { z } from 'zod';

/** The `filter` of an address that shows everything although its view does not. */
export const NO_FILTER = 'none';

/** What the quick filter for clocks asks: a state of any clock, or the nearest deadline within so many hours. */
export const SLA_FILTERS = ['overdue', 'due-1', 'due-4', 'due-24', 'paused', 'met', 'missed'] as const;

/** What the list's address says. A value that means nothing (an old or cut link) is as if it were absent. */
export const TicketListSearch = z.object({
  /** A saved view's id, or `all`; absent: what the list opens with. */
  view: z
    .union([z.literal('all'), z.uuid()])
    .optional()
    .catch(undefined),
  status: z.enum(['not-closed', 'open', 'pending', 'on-hold', 'closed']).optional().catch(undefined),
  /** `me`, `nobody`, `my-teams`, or a user's id. */
  owner: z
    .union([z.enum(['me', 'nobody', 'my-teams']), z.uuid()])
    .optional()
    .catch(undefined),
  pipeline: z.uuid().optional().catch(undefined),
  stage: z.uuid().optional().catch(undefined),
  sla: z.enum(SLA_FILTERS).optional().catch(undefined),
  search: z.string().trim().max(200).optional().catch(undefined),
  /** Further conditions as JSON, or `none`. */
  filter: z.string().max(8000).optional().catch(undefined),
  /** Columns in their order, separated by commas. */
  columns: z
    .string()
    .max(4000)
    .regex(/^[a-z][\w.,-]*$/)
    .optional()
    .catch(undefined),
  sort: z
    .string()
    .regex(/^-?[a-z][\w.-]{0,119}$/)
    .optional()
    .catch(undefined),
});
export type TicketListSearch = z.infer<typeof TicketListSearch>;

/** The parts of an address that narrow the list. */
export const FILTER_PARTS = ['status', 'owner', 'pipeline', 'stage', 'sla', 'filter'] as const;

/** How many filters are on, the search among them. */
export function countFilters(search: TicketListSearch): number {
  return [...FILTER_PARTS, 'search' as const].filter((part) => {
    const value = search[part];
    return value !== undefined && value !== '' && value !== NO_FILTER;
  }).length;
}

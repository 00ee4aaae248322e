import { z } from 'zod';

/** What the list's address says: its filters. A value that is no filter (an old or cut link) is as if it were absent. */
export const TicketListSearch = z.object({
  status: z.enum(['not-closed', 'open', 'pending', 'on-hold', 'closed']).optional().catch(undefined),
  /** `me`, `nobody`, or a user's id. */
  owner: z
    .union([z.literal('me'), z.literal('nobody'), z.uuid()])
    .optional()
    .catch(undefined),
  search: z.string().trim().max(200).optional().catch(undefined),
});
export type TicketListSearch = z.infer<typeof TicketListSearch>;

/** How many filters are on. */
export function countFilters(search: TicketListSearch): number {
  return Object.values(search).filter((value) => value !== undefined && value !== '').length;
}

import { z } from 'zod';
import { SEARCH_SCOPES } from '#lib/contract/search.ts';

/** What the address of the search says. */
export const GlobalSearchParams = z.object({
  text: z.string().max(200).optional(),
  scope: z.enum(SEARCH_SCOPES).optional().catch(undefined),
  mine: z.literal('true').optional().catch(undefined),
});
export type GlobalSearchParams = z.infer<typeof GlobalSearchParams>;

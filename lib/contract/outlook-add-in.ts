/** The Office add-in of this companion, as an admin gives it to Outlook. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';

export const OutlookAddIn = z.object({
  /** Address under which Outlook would load it. */
  address: z.url(),
  /** Where the manifest is fetched; null where no Outlook could load it. */
  manifestUrl: z.nullable(z.url()),
  /**
   * Which Outlooks can open the pane at that address: all; those in Windows and on the Mac only, as browsers let no public page
   * reach into a private network; or none, as it is not https.
   */
  reach: z.enum(['everywhere', 'not-on-the-web', 'nowhere']),
});
export type OutlookAddIn = z.infer<typeof OutlookAddIn>;

export const readOutlookAddIn = defineRoute({
  method: 'GET',
  path: '/api/outlook-add-in',
  summary: 'Where the Outlook add-in’s manifest is, and which Outlooks can load it',
  access: 'settings.manage',
  response: OutlookAddIn,
  errors: [],
});

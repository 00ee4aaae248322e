import { createContext, use } from 'react';
import { assertExists } from '#lib/base/assert.ts';
import type { Uploads } from './use-uploads.ts';

/** Files on their way, shared by the whole page: they go on while another tab of the ticket is open. */
export const UploadsContext = createContext<Uploads | null>(null);

/** The uploads of the ticket whose page this is. */
export function useTicketUploads(): Uploads {
  return assertExists(use(UploadsContext), 'an UploadsContext above this component');
}

import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '#lib/api/api.ts';
import type { FileCarrier } from '../files/file-carrier.ts';
import type { Drafts } from '#lib/store/drafts.ts';

/** What the screens of a session need to show what was sent. */
export type Screens = { owner: string; drafts: Drafts; client: QueryClient; api: Api; files: FileCarrier };

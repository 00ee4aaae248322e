import { common } from './common.ts';
import { format } from './format.ts';
import { tickets } from './tickets.ts';

/** The English words, by feature. */
export const en = { common, format, tickets } as const;

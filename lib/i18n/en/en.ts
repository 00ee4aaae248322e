import { app } from './app.ts';
import { appRecords } from './app-records.ts';
import { appTickets } from './app-tickets.ts';
import { common } from './common.ts';
import { format } from './format.ts';
import { sidebar } from './sidebar.ts';
import { tickets } from './tickets.ts';

/** The English words, by feature. */
export const en = { app, appRecords, appTickets, common, format, sidebar, tickets } as const;

import { common } from './common.ts';
import { format } from './format.ts';
import { mailFiles } from './mail-files.ts';
import { sender } from './sender.ts';
import { sidebar } from './sidebar.ts';
import { statuses } from './statuses.ts';
import { tickets } from './tickets.ts';

/** The English words that every page has, by feature: the sidebar's, and what it shares with the companion's pages. */
export const en = { common, format, mailFiles, sender, sidebar, statuses, tickets } as const;

import { readDashboard } from '#backend/commands/read-dashboard.ts';
import { readSlaDashboard } from '#backend/commands/read-sla-dashboard.ts';
import type { HandlersOf } from '../handler.ts';

export const dashboardHandlers: HandlersOf<'readDashboard' | 'readSlaDashboard'> = {
  readDashboard: ({ companion, caller, query }) =>
    readDashboard(companion, { actor: caller.actor, input: query }),

  readSlaDashboard: ({ companion, caller, query }) =>
    readSlaDashboard(companion, { actor: caller.actor, input: query }),
};

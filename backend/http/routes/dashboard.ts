import { readDashboard } from '#backend/commands/read-dashboard.ts';
import type { HandlersOf } from '../handler.ts';

export const dashboardHandlers: HandlersOf<'readDashboard'> = {
  readDashboard: ({ companion, caller, query }) =>
    readDashboard(companion, { actor: caller.actor, input: query }),
};

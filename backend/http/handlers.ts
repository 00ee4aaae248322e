/** What serves each route; the type makes a route without a handler, or a handler without a route, a compile error. */
import type { RouteName } from '#lib/contract/routes.ts';
import type { HandlersOf } from './handler.ts';
import { changeHandlers } from './routes/changes.ts';
import { pipelineHandlers } from './routes/pipelines.ts';
import { recordHandlers } from './routes/records.ts';
import { sessionHandlers } from './routes/sessions.ts';
import { threadHandlers } from './routes/threads.ts';
import { ticketHandlers } from './routes/tickets.ts';
import { userHandlers } from './routes/users.ts';

/** One handler a route. */
export const HANDLERS: HandlersOf<RouteName> = {
  ...sessionHandlers,
  ...userHandlers,
  ...pipelineHandlers,
  ...threadHandlers,
  ...ticketHandlers,
  ...recordHandlers,
  ...changeHandlers,
};

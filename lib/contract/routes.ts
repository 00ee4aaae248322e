/** Every route of the companion. Server, client, OpenAPI document and access matrix all start from this list. */
import { watchChanges } from './changes.ts';
import { listPipelines } from './pipelines.ts';
import { addRecordEmail, createRecord, listRecords, readRecord } from './records.ts';
import { decideDevice, pollDevice, readCompanion, setUp, signIn, signOut, startDevice } from './sessions.ts';
import { readThreadContext } from './threads.ts';
import {
  createComment,
  createTicket,
  linkThread,
  listTickets,
  readTicket,
  undoCreate,
  updateTicket,
} from './tickets.ts';
import { listUsers, readMe } from './users.ts';

export const ROUTES = {
  readCompanion,
  setUp,
  signIn,
  signOut,
  startDevice,
  pollDevice,
  decideDevice,
  readMe,
  listUsers,
  listPipelines,
  readThreadContext,
  createTicket,
  readTicket,
  listTickets,
  updateTicket,
  undoCreate,
  createComment,
  linkThread,
  createRecord,
  readRecord,
  listRecords,
  addRecordEmail,
  watchChanges,
} as const;

export type RouteName = keyof typeof ROUTES;

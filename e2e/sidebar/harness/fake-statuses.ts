/** User statuses as the fake companion knows them. */
import { ANA, PRIYA, sampleId } from '../../../components/sidebar/samples/sample-records.ts';

const AVAILABLE = {
  id: sampleId(950),
  name: 'Available',
  isAvailable: true,
  reassignsTickets: false,
  isDefault: true,
  users: 4,
  version: 1,
};
const BUSY = {
  ...AVAILABLE,
  id: sampleId(951),
  name: 'Busy',
  isAvailable: false,
  isDefault: false,
  users: 1,
};
const AWAY = { ...BUSY, id: sampleId(952), name: 'Out of office', reassignsTickets: true, users: 0 };
const ALL = [AVAILABLE, BUSY, AWAY];

const MOVES = { takers: [{ user: PRIYA, count: 3 }], stays: 2, why: 'nobody-may-see' };

/** Five open tickets, of which two stay whatever is chosen. */
export function createStatusHandlers() {
  let mine = { status: AVAILABLE, since: null as string | null, reassignment: null as object | null };
  return {
    listUserStatuses: () => ({ items: ALL }),
    readMyStatus: () => mine,
    previewReassignment: () => ({ tickets: 5, ...MOVES }),
    chooseStatus: ({ body }: { body: unknown }) => {
      const { statusId } = body as { statusId: string };
      const status = ALL.find(({ id }) => id === statusId) ?? AVAILABLE;
      const at = new Date().toISOString();
      const done = { id: sampleId(960), user: ANA, status: status.name, at, finishedAt: at, state: 'done' };
      mine = { status, since: at, reassignment: status.reassignsTickets ? { ...done, ...MOVES } : null };
      return mine;
    },
  };
}

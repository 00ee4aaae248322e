/** Who reaches which ticket, by profile and relation to it, public and private; checked in like the access matrix. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserId } from '#lib/contract/ids.ts';
import { createRecord } from '#lib/contract/records.ts';
import { ROUTES, type RouteName } from '#lib/contract/routes.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { createTicket, listTickets } from '#lib/contract/tickets.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const RELATIONS = ['owner', 'creator', 'neither'] as const;
type Relation = (typeof RELATIONS)[number];
type Profile = 'Viewer' | 'Agent' | 'Admin';
type Visibility = 'public' | 'private';

/** Whether a ticket is there at all for somebody with the profile and relation. Viewers cannot create, so never are creators. */
const SEES: Record<Visibility, Record<Profile, Partial<Record<Relation, boolean>>>> = {
  public: {
    Viewer: { owner: true, neither: true },
    Agent: { owner: true, creator: true, neither: true },
    Admin: { owner: true, creator: true, neither: true },
  },
  private: {
    Viewer: { owner: true, neither: false },
    Agent: { owner: true, creator: true, neither: false },
    Admin: { owner: true, creator: true, neither: true },
  },
};

/** What takes the ticket away comes last, in an order in which each still finds it. */
const LAST: readonly RouteName[] = ['deleteTicket', 'restoreTicket', 'undoCreate'];
const TICKET_ROUTES = (Object.keys(ROUTES) as RouteName[])
  .filter((name) => ROUTES[name].path.includes(':ticketId'))
  .toSorted((a, b) => LAST.indexOf(a) - LAST.indexOf(b));

const CASES = (['public', 'private'] as const).flatMap((visibility) =>
  (['Viewer', 'Agent', 'Admin'] as const).flatMap((profile) =>
    RELATIONS.flatMap((relation) => {
      const sees = SEES[visibility][profile][relation];
      return sees === undefined ? [] : [{ visibility, profile, relation, sees }];
    }),
  ),
);

describe('access by relation', () => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await openFresh('embedded'));
  });
  afterAll(() => companion.close());

  const setVisibility = (visibility: Visibility) =>
    companion.database.db.updateTable('workspace').set({ ticket_visibility: visibility }).execute();

  /** A ticket on a thread that stands to the user in the relation; everybody else's part is another agent's. */
  async function aTicketOf(user: TestUser, relation: Relation) {
    const other = companion.agent;
    const address = anAddress();
    await other.api(createRecord, { body: aContact(address) });
    const thread = aThread(address);
    const ownerId: UserId = relation === 'owner' ? user.id : other.id;
    const creator = relation === 'creator' ? user : other;
    const ticket = await creator.api(createTicket, { body: aTicketFrom(thread, { ownerId }) });
    return { ticket, thread };
  }

  it.each(CASES)(
    '$visibility: $profile as $relation sees it: $sees',
    async ({ visibility, profile, relation, sees }) => {
      await setVisibility('public');
      const user = await companion.addUser(profile);
      const { ticket, thread } = await aTicketOf(user, relation);
      await setVisibility(visibility);
      const listed = await user.api(listTickets, { query: { search: ticket.number } });
      const context = await user.api(readThreadContext, { body: thread });
      expect({
        inList: listed.total === 1,
        onThread: context.tickets.length === 1,
        hidden: context.hasHiddenTickets,
      }).toEqual({ inList: sees, onThread: sees, hidden: !sees });
      for (const name of TICKET_ROUTES) {
        const { method, path } = ROUTES[name];
        const address = path.replace(':ticketId', ticket.id).replaceAll(/:\w+/g, () => randomUUID());
        const answer = await fetch(`${companion.url}${address}${QUERY[name] ?? ''}`, {
          method,
          headers: {
            authorization: `Bearer ${user.token}`,
            ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
          },
          ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(VALID[name] ?? {}) }),
        });
        const isThere = answer.status !== 404;
        // A part of the ticket that was never made is not there even for those who see the ticket.
        const isFine = isThere === sees || (sees && /:ticketId.*:/.test(path));
        // Without the permission the door is shut before the ticket is looked for.
        expect(answer.status === 403 || isFine, `${name}: ${answer.status}`).toBe(true);
      }
    },
  );
});

const QUERY: Partial<Record<RouteName, string>> = { addAttachment: '?name=x.txt' };

/** Bodies that are accepted as input, so that only access decides. The version is one that never was: nothing gets changed. */
const VALID: Partial<Record<RouteName, unknown>> = {
  updateTicket: { version: 1_000_000, subject: 'x' },
  createComment: { text: 'x' },
  addChecklist: { title: 'x' },
  updateChecklist: { title: 'x' },
  addChecklistItem: { text: 'x' },
  updateChecklistItem: { text: 'x' },
  followTicket: { isFollowing: true },
  cloneTicket: {},
  createFollowUp: {},
  mergeTicket: { intoId: randomUUID() },
  linkThread: { thread: aThread('x@osterby.example') },
};

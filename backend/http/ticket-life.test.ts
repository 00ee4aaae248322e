/** Tickets deleted and restored, merged, and marked as spam. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiProblem } from '#lib/api/api-errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { followTicket } from '#lib/contract/followers.ts';
import { listNotifications } from '#lib/contract/notifications.ts';
import { createRecord } from '#lib/contract/records.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import {
  deleteTicket,
  listDeletedTickets,
  markSpam,
  mergeTicket,
  restoreTicket,
} from '#lib/contract/ticket-life.ts';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket, listTickets, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

const at = ({ id }: { id: TicketId }) => ({ params: { ticketId: id } });
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (cause: unknown) => (cause as ApiProblem).code,
  );

describeOnEngines('what becomes of tickets', (open) => {
  let companion: TestCompanion;
  let agent: TestUser;
  let admin: TestUser;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ agent, admin } = companion);
  });
  afterAll(() => companion.close());

  const aTicket = (subject: string, more: object = {}): Promise<Ticket> =>
    agent.api(createTicket, { body: { subject, ...more } });
  const reread = (ticket: Ticket) => admin.api(readTicket, at(ticket));
  const kinds = (ticket: Ticket) => ticket.timeline.map(({ kind }) => kind);

  describe('a deleted ticket', () => {
    it('is seen nowhere, by nobody, until it is restored as it was', async () => {
      const address = anAddress();
      const contact = await agent.api(createRecord, { body: aContact(address) });
      const thread = aThread(address);
      const ticket = await aTicket('Vanishing', {
        source: 'email',
        thread,
        associations: { contactId: contact.id },
      });
      const { items } = await agent.api(listTickets, { query: { search: 'vanishing' } });
      expect(items).toHaveLength(1);
      await admin.api(deleteTicket, at(ticket));
      for (const { api } of [agent, admin]) {
        expect(await refused(api(readTicket, at(ticket)))).toBe('not_found');
        expect((await api(listTickets, { query: { search: 'vanishing' } })).items).toEqual([]);
        expect((await api(listTickets, { query: { recordId: contact.id } })).total).toBe(0);
        const context = await api(readThreadContext, { body: thread });
        expect(JSON.stringify(context)).not.toContain(ticket.number);
        const body = { version: ticket.version, subject: 'Still?' };
        expect(await refused(api(updateTicket, { ...at(ticket), body }))).toBe('not_found');
        expect(await refused(api(createComment, { ...at(ticket), body: { text: 'Hm' } }))).toBe('not_found');
      }
      const why = async ({ api }: TestUser) => {
        const cause = await api(readTicket, { params: { ticketId: ticket.number } }).catch(
          (error: unknown) => error,
        );
        return (cause as ApiProblem).problem.facts;
      };
      const by = { name: 'Priya Nair' };
      expect(await why(agent)).toMatchObject({ cause: 'deleted', deletedBy: by, canRestore: false });
      expect(await why(admin)).toMatchObject({ cause: 'deleted', ticketId: ticket.id, canRestore: true });
      const deleted = await admin.api(listDeletedTickets, {});
      expect(deleted.items[0]).toMatchObject({ number: ticket.number, deletedBy: { name: 'Priya Nair' } });
      const restored = await admin.api(restoreTicket, at(ticket));
      expect(restored).toMatchObject({ subject: 'Vanishing', status: 'open' });
      expect(kinds(restored).slice(-2)).toEqual(['deleted', 'restored']);
      expect((await agent.api(readTicket, at(ticket))).number).toBe(ticket.number);
      expect((await admin.api(listDeletedTickets, {})).items).toEqual([]);
    });

    it('is deleted and restored only by those who may, and tells nobody of it in the bell', async () => {
      const ticket = await aTicket('Guarded');
      expect(ticket.abilities.canDelete).toBe(false);
      expect((await reread(ticket)).abilities.canDelete).toBe(true);
      expect(await refused(agent.api(deleteTicket, at(ticket)))).toBe('not_permitted');
      await admin.api(createComment, { ...at(ticket), body: { text: 'Heard', mentions: [agent.id] } });
      const told = async () => JSON.stringify((await agent.api(listNotifications, {})).items);
      expect(await told()).toContain(ticket.number);
      await admin.api(deleteTicket, at(ticket));
      expect(await told()).not.toContain(ticket.number);
      expect(await refused(agent.api(restoreTicket, at(ticket)))).toBe('not_permitted');
      expect(await refused(admin.api(deleteTicket, at(ticket)))).toBe('not_found');
    });

    it('can be a closed one, whose values stay as they were', async () => {
      const ticket = await aTicket('Closed and gone');
      const body = { version: ticket.version, status: 'closed' as const };
      const closed = await agent.api(updateTicket, { ...at(ticket), body });
      await admin.api(deleteTicket, at(ticket));
      const restored = await admin.api(restoreTicket, at(ticket));
      expect([restored.status, restored.closedAt]).toEqual(['closed', closed.closedAt]);
    });

    it('is listed page by page, latest deleted first', async () => {
      for (const subject of ['One', 'Two', 'Three'])
        await admin.api(deleteTicket, at(await aTicket(`Page ${subject}`)));
      const first = await admin.api(listDeletedTickets, { query: { limit: 2 } });
      expect(first.items.map(({ subject }) => subject)).toEqual(['Page Three', 'Page Two']);
      const second = await admin.api(listDeletedTickets, { query: { limit: 2, cursor: first.next ?? '' } });
      expect(second.items[0]?.subject).toBe('Page One');
    });
  });

  describe('a duplicate', () => {
    it('is closed in favour of the other, which gets its thread, its blanks and its followers', async () => {
      const address = anAddress();
      const contact = await agent.api(createRecord, { body: aContact(address) });
      const other = await agent.api(createRecord, { body: aContact(anAddress()) });
      const account = await agent.api(createRecord, { body: { kind: 'account', name: 'Osterby' } });
      const thread = aThread(address);
      const source = await aTicket('Duplicate', {
        source: 'email',
        thread,
        associations: { contactId: contact.id, accountId: account.id },
      });
      await agent.api(createComment, { ...at(source), body: { text: 'Said before' } });
      const ben = await companion.addUser('Agent');
      await ben.api(followTicket, { ...at(source), body: { isFollowing: true } });
      const target = await aTicket('The one', { associations: { contactId: other.id } });
      const merged = await agent.api(mergeTicket, { ...at(source), body: { intoId: target.id } });
      expect(merged.id).toBe(target.id);
      expect(merged.associations.map(({ id }) => id).toSorted()).toEqual([other.id, account.id].toSorted());
      expect(merged.followers.map(({ id }) => id)).toContain(ben.id);
      expect(merged.mergedFrom.map(({ number }) => number)).toEqual([source.number]);
      expect(merged.timeline.find(({ kind }) => kind === 'merged-from')?.from).toBe(source.number);
      expect(merged.comments).toEqual([]);
      const after = await reread(source);
      expect([after.status, after.mergedInto?.number]).toEqual(['closed', target.number]);
      expect(after.comments[0]?.text).toBe('Said before');
      const closing = after.timeline.find(({ kind }) => kind === 'status-changed');
      expect(closing?.reason).toBe(`merged into ${target.number}`);
      const context = await agent.api(readThreadContext, { body: thread });
      expect(JSON.stringify(context)).toContain(target.number);
    });

    it('is refused when either is closed, invisible, or the same', async () => {
      const [source, target] = [await aTicket('A'), await aTicket('B')];
      const merge = (from: Ticket, intoId: TicketId, user = agent) =>
        refused(user.api(mergeTicket, { ...at(from), body: { intoId } }));
      expect(await merge(source, source.id)).toBe('unusable_reference');
      const hidden = await admin.api(createTicket, { body: { subject: 'Hidden', ownerId: null } });
      const { db } = companion.database;
      await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
      expect(await merge(source, hidden.id)).toBe('unusable_reference');
      expect(await merge(hidden, source.id)).toBe('not_found');
      await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
      const body = { version: target.version, status: 'closed' as const };
      await agent.api(updateTicket, { ...at(target), body });
      expect(await merge(source, target.id)).toBe('unusable_reference');
      expect(await merge(target, source.id)).toBe('ticket_closed');
      expect((await reread(source)).status).toBe('open');
    });

    it('is merged by both at once without a deadlock, one of them being told that it is closed', async () => {
      const [one, two] = [await aTicket('One'), await aTicket('Two')];
      const answers = await Promise.all([
        refused(agent.api(mergeTicket, { ...at(one), body: { intoId: two.id } })),
        refused(admin.api(mergeTicket, { ...at(two), body: { intoId: one.id } })),
      ]);
      expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
      expect(['unusable_reference', 'ticket_closed']).toContain(answers.find((each) => each !== 'accepted'));
    });
  });

  it('spam is closed for that reason, by those who may close', async () => {
    const ticket = await aTicket('Win a boat');
    const spam = await agent.api(markSpam, at(ticket));
    expect([spam.isSpam, spam.status]).toEqual([true, 'closed']);
    expect(spam.timeline.at(-1)).toMatchObject({ kind: 'status-changed', reason: 'marked as spam' });
    expect(await refused(agent.api(markSpam, at(ticket)))).toBe('ticket_closed');
    expect((await reread(await aTicket('No boat'))).isSpam).toBe(false);
  });
});

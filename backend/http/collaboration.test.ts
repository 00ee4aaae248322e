import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiProblem } from '#lib/api/api-errors.ts';
import { watchChanges } from '#lib/contract/changes.ts';
import {
  addChecklist,
  addChecklistItem,
  removeChecklist,
  removeChecklistItem,
  updateChecklist,
  updateChecklistItem,
} from '#lib/contract/checklists.ts';
import type { ChecklistId, ChecklistItemId } from '#lib/contract/ids.ts';
import { followTicket, listViewers } from '#lib/contract/followers.ts';
import {
  listNotifications,
  readNotifications,
  updateNotificationSettings,
} from '#lib/contract/notifications.ts';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket, readTicket, undoCreate, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { tellDueNotifications } from '#backend/data/notifications.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('working together', (open) => {
  let companion: TestCompanion;
  let ben: TestUser;
  let ticket: Ticket;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  beforeEach(async () => {
    ben = await companion.addUser('Agent');
    ticket = await companion.agent.api(createTicket, { body: { subject: 'Together' } });
  });
  afterAll(() => companion.close());
  const here = () => ({ ticketId: ticket.id });

  /** Kinds and texts that the user is told, newest first. */
  async function told(user: TestUser): Promise<string[]> {
    const { items } = await user.api(listNotifications, {});
    return items.map(({ kind, text }) => (text === null ? kind : `${kind}: ${text}`));
  }

  async function setVisibility(ticket_visibility: 'public' | 'private'): Promise<void> {
    await companion.database.db.updateTable('workspace').set({ ticket_visibility }).execute();
  }

  describe('mentions', () => {
    it('tell the person mentioned, who follows from then on, and nobody else', async () => {
      const body = { text: '@Ben can you look?', mentions: [ben.id] };
      const comment = await companion.agent.api(createComment, { params: here(), body });
      expect(comment.mentions.map(({ id }) => id)).toEqual([ben.id]);
      expect(await told(ben)).toEqual(['mentioned: @Ben can you look?']);
      expect((await told(companion.agent)).filter((line) => line.includes('@Ben'))).toEqual([]);
      const { comments, followers } = await ben.api(readTicket, { params: here() });
      expect([comments[0]?.mentions.length, followers.map(({ id }) => id)]).toEqual([1, [ben.id]]);
      await companion.agent.api(createComment, { params: here(), body: { text: 'Thanks' } });
      expect((await told(ben))[0]).toBe('commented: Thanks');
    });

    it('refuse somebody who may not see the ticket, naming the place, and keep nothing', async () => {
      await setVisibility('private');
      const body = { text: 'Both', mentions: [companion.admin.id, ben.id] };
      const refused = await companion.agent
        .api(createComment, { params: here(), body })
        .catch((cause: unknown) => (cause as ApiProblem).problem);
      expect(refused).toMatchObject({ code: 'unusable_reference', errors: [{ field: 'mentions.1' }] });
      const { items } = await companion.agent.api(listViewers, { params: here() });
      expect(items.map(({ id }) => id)).not.toContain(ben.id);
      expect(items.map(({ id }) => id)).toContain(companion.admin.id);
      expect((await companion.agent.api(readTicket, { params: here() })).comments).toEqual([]);
      await setVisibility('public');
    });
  });

  describe('notifications', () => {
    it('tell a new owner, and hide what they may no longer see', async () => {
      await companion.agent.api(updateTicket, { params: here(), body: { version: 1, ownerId: ben.id } });
      expect(await told(ben)).toEqual(['assigned']);
      await companion.agent.api(updateTicket, {
        params: here(),
        body: { version: 2, ownerId: companion.agent.id },
      });
      await setVisibility('private');
      expect(await ben.api(listNotifications, {})).toEqual({ items: [], next: null, unread: 0 });
      await setVisibility('public');
    });

    it('wait until a create can be undone no more, and never come for one that was', async () => {
      const kept = await companion.agent.api(createTicket, { body: { subject: 'Kept', ownerId: ben.id } });
      const undone = await companion.agent.api(createTicket, {
        body: { subject: 'Undone', ownerId: ben.id },
      });
      await companion.agent.api(undoCreate, { params: { ticketId: undone.id } });
      expect(await told(ben)).toEqual([]);
      const later = new Date(Date.now() + 16_000);
      companion.companion.now = () => later;
      expect(await tellDueNotifications(companion.database.db, later)).toBe(2);
      const { items } = await ben.api(listNotifications, {});
      companion.companion.now = () => new Date();
      expect(items.map((item) => item.ticket.number)).toEqual([kept.number]);
    });

    it('are counted while unread, read one by one or all, and paged', async () => {
      for (const text of ['One', 'Two', 'Three'])
        await companion.agent.api(createComment, { params: here(), body: { text, mentions: [ben.id] } });
      const first = await ben.api(listNotifications, { query: { limit: 2 } });
      expect([first.unread, first.items.map(({ text }) => text)]).toEqual([3, ['Three', 'Two']]);
      const second = await ben.api(listNotifications, { query: { limit: 2, cursor: first.next ?? '' } });
      expect([second.next, second.items.map(({ text }) => text)]).toEqual([null, ['One']]);
      await ben.api(readNotifications, { body: { ids: first.items.slice(0, 1).map(({ id }) => id) } });
      expect((await ben.api(listNotifications, {})).unread).toBe(2);
      await companion.admin.api(readNotifications, { body: { ids: second.items.map(({ id }) => id) } });
      expect((await ben.api(listNotifications, {})).unread).toBe(2);
      await ben.api(readNotifications, { body: {} });
      expect((await ben.api(listNotifications, {})).unread).toBe(0);
    });

    it('leave out the kinds that the user muted', async () => {
      await ben.api(updateNotificationSettings, { body: { muted: ['assigned'] } });
      await companion.agent.api(updateTicket, { params: here(), body: { version: 1, ownerId: ben.id } });
      await companion.agent.api(updateTicket, { params: here(), body: { version: 2, status: 'pending' } });
      expect(await told(ben)).toEqual(['status-changed: pending']);
    });

    it('are told live, to their user only', async () => {
      const leaving = new AbortController();
      const stream = await ben.api(watchChanges, {}, { signal: leaving.signal });
      const seen: string[] = [];
      for await (const { changes } of stream) {
        if (seen.length === 0)
          await companion.agent.api(createComment, {
            params: here(),
            body: { text: 'x', mentions: [ben.id] },
          });
        seen.push('message', ...changes.map(({ topic }) => topic));
        if (seen.includes('notifications')) break;
      }
      expect(seen).toContain('notifications');
      leaving.abort();
    });
  });

  describe('following', () => {
    it('tells of comments until it ends', async () => {
      await ben.api(followTicket, { params: here(), body: { isFollowing: true } });
      await companion.agent.api(createComment, { params: here(), body: { text: 'Heard' } });
      const { followers } = await ben.api(followTicket, { params: here(), body: { isFollowing: false } });
      await companion.agent.api(createComment, { params: here(), body: { text: 'Not heard' } });
      expect([followers, await told(ben)]).toEqual([[], ['commented: Heard']]);
    });
  });

  describe('checklists', () => {
    it('are added, ticked by somebody, moved, reworded and removed, with an event for each but a move', async () => {
      const { api } = companion.agent;
      await api(addChecklist, { params: here(), body: { title: 'Second' } });
      const added = await api(addChecklist, { params: here(), body: { title: 'Shipping' } });
      const checklistId = added.items[1]?.id as ChecklistId;
      const list = { ...here(), checklistId };
      await api(updateChecklist, { params: list, body: { place: 0 } });
      for (const text of ['Pack', 'Label', 'Hand over'])
        await api(addChecklistItem, { params: list, body: { text } });
      const ids = (await api(readTicket, { params: here() })).checklists[0]?.items.map(({ id }) => id) ?? [];
      const [pack, label, handOver] = ids as [ChecklistItemId, ChecklistItemId, ChecklistItemId];
      await ben.api(updateChecklistItem, { params: { ...list, itemId: pack }, body: { isDone: true } });
      await api(updateChecklistItem, { params: { ...list, itemId: pack }, body: { isDone: true } });
      await api(updateChecklistItem, { params: { ...list, itemId: handOver }, body: { place: 0 } });
      await api(updateChecklistItem, {
        params: { ...list, itemId: label },
        body: { text: 'Print the label' },
      });
      const { checklists } = await api(readTicket, { params: here() });
      expect(
        checklists.map(({ title, items }) => [
          title,
          items.map(({ text, done }) => [text, done?.by.id ?? null]),
        ]),
      ).toEqual([
        [
          'Shipping',
          [
            ['Hand over', null],
            ['Pack', ben.id],
            ['Print the label', null],
          ],
        ],
        ['Second', []],
      ]);
      await api(removeChecklistItem, { params: { ...list, itemId: label } });
      await api(updateChecklist, { params: list, body: { title: 'Sending' } });
      await api(removeChecklist, { params: list });
      const { timeline, checklists: left } = await api(readTicket, { params: here() });
      expect(left.map(({ title }) => title)).toEqual(['Second']);
      const kinds = timeline.map(({ kind }) => kind).filter((kind) => kind !== 'created');
      expect(kinds).toEqual([
        'checklist-added',
        'checklist-added',
        'item-added',
        'item-added',
        'item-added',
        'item-ticked',
        'item-changed',
        'item-removed',
        'checklist-renamed',
        'checklist-removed',
      ]);
    });

    it('of another ticket are not found', async () => {
      const { api } = companion.agent;
      const other = await api(createTicket, { body: { subject: 'Other' } });
      const { items } = await api(addChecklist, {
        params: { ticketId: other.id },
        body: { title: 'Theirs' },
      });
      const params = { ...here(), checklistId: items[0]?.id as ChecklistId };
      await expect(api(removeChecklist, { params })).rejects.toMatchObject({
        problem: { code: 'not_found' },
      });
    });
  });

  it('never makes an edit of values stale', async () => {
    const { api } = companion.agent;
    await ben.api(createComment, { params: here(), body: { text: 'Meanwhile' } });
    await ben.api(addChecklist, { params: here(), body: { title: 'Meanwhile' } });
    const changed = await api(updateTicket, { params: here(), body: { version: 1, subject: 'Still mine' } });
    expect(changed.subject).toBe('Still mine');
    const stale = api(updateTicket, { params: here(), body: { version: 1, subject: 'Too late' } });
    await expect(stale).rejects.toMatchObject({ problem: { code: 'stale_version' } });
  });
});

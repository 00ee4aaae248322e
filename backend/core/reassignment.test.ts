import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { dealOut, type GivenTicket, type Taker } from './reassignment.ts';
import { canSeeTicket } from './visibility.ts';

const WORKS: Permission[] = ['messages.read', 'tickets.read', 'tickets.update'];
const AWAY = 'away' as UserId;

function aTaker(id: string, more: Partial<Omit<Taker, 'permissions'>> & { permissions?: Permission[] } = {}) {
  const { permissions = WORKS, ...rest } = more;
  const userId = id as UserId;
  const user = { id: userId, name: id, email: `${id}@norrvik.example` };
  const taker: Taker = {
    userId,
    user,
    profile: 'Agent',
    visibility: 'public',
    open: 0,
    ...rest,
    permissions: new Set(permissions),
  };
  return taker;
}

function someTickets(count: number, createdBy: UserId | null = null): GivenTicket[] {
  return Array.from({ length: count }, () => ({
    id: randomUUID() as TicketId,
    ownerId: AWAY,
    createdBy,
    onlyFor: null,
  }));
}

describe('dealOut', () => {
  it('gives each ticket to the one with the fewest open ones, the first of several', () => {
    const tickets = someTickets(5);
    const { moves, stays } = dealOut(tickets, [
      aTaker('ana', { open: 3 }),
      aTaker('ben', { open: 1 }),
      aTaker('eva', { open: 1 }),
    ]);
    expect(moves.map(({ to }) => to)).toEqual(['ben', 'eva', 'ben', 'eva', 'ana']);
    expect(stays).toEqual([]);
  });

  it('lets all stay when nobody is available, or nobody of them works on tickets', () => {
    const tickets = someTickets(2);
    const all = tickets.map(({ id }) => id);
    expect(dealOut(tickets, [])).toEqual({ moves: [], stays: all, why: 'nobody-available' });
    const viewer = aTaker('vic', { permissions: ['messages.read', 'tickets.read'] });
    expect(dealOut(tickets, [viewer])).toEqual({ moves: [], stays: all, why: 'nobody-available' });
  });

  it('gives a hidden ticket only to those who see it already', () => {
    const [hidden, made] = [someTickets(1), someTickets(1, 'ana' as UserId)];
    const dealt = dealOut([...hidden, ...made], [aTaker('ana', { visibility: 'private', open: 9 })]);
    expect(dealt.moves).toEqual([{ ticketId: made[0]?.id, to: 'ana' }]);
    expect(dealt).toMatchObject({ stays: [hidden[0]?.id], why: 'nobody-may-see' });
  });

  it('deals every ticket once, to nobody who may not see it, and evenly', () => {
    const takers = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('ana', 'ben', 'eva', 'joe'),
        open: fc.nat(6),
        visibility: fc.constantFrom('public', 'private', 'private-but-chosen'),
        permissions: fc.subarray<Permission>([...WORKS, 'tickets.read-all']),
      }),
      { selector: ({ name }) => name },
    );
    const creators = fc.array(fc.constantFrom('ana', 'ben', null), { maxLength: 30 });
    fc.assert(
      fc.property(takers, creators, (given, made) => {
        const able = given.map(({ name, ...more }) => aTaker(name, more as object));
        const tickets = made.flatMap((creator) => someTickets(1, creator as UserId | null));
        const { moves, stays, why } = dealOut(tickets, able);
        expect([...moves.map(({ ticketId }) => ticketId), ...stays].toSorted()).toEqual(
          tickets.map(({ id }) => id).toSorted(),
        );
        expect(why === null).toBe(stays.length === 0);
        for (const { ticketId, to } of moves) {
          const ticket = tickets.find(({ id }) => id === ticketId);
          const taker = able.find(({ userId }) => userId === to);
          if (ticket === undefined || taker === undefined)
            throw new Error('A move is of a given ticket to a given taker.');
          expect(
            canSeeTicket(taker, { ...ticket, isWithdrawn: false, isDeleted: false }, taker.visibility),
          ).toBe(true);
          expect(taker.permissions.has('tickets.update')).toBe(true);
        }
        // Of those who see everything nobody gets one while another has fewer.
        const seeAll = able.filter(
          ({ visibility, permissions }) =>
            visibility !== 'private' && WORKS.every((one) => permissions.has(one)),
        );
        const got = seeAll.map(({ userId, open }) => ({
          before: open,
          after: open + moves.filter(({ to }) => to === userId).length,
        }));
        const grown = got.filter(({ before, after }) => after > before);
        const fewest = Math.min(...got.map(({ after }) => after));
        expect(grown.filter(({ after }) => after - fewest > 1)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Checklist } from '#lib/contract/checklists.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { movedTo, progressOf, ticked, withItem } from './checklist-state.ts';

const ANA = { id: 'ana', name: 'Ana', email: 'ana@norrvik.example' } as UserSummary;
const DONE = { by: ANA, at: '2026-11-20T10:00:00Z' };
const list = (items: { id: string; done: typeof DONE | null }[]) =>
  ({
    id: 'list',
    title: 'Move',
    items: items.map((item) => ({ text: item.id, ...item })),
  }) as unknown as Checklist;

describe('a checklist’s state', () => {
  it('counts what is ticked', () => {
    const { items } = list([
      { id: 'a', done: DONE },
      { id: 'b', done: null },
    ]);
    expect(progressOf(items)).toEqual({ done: 1, count: 2 });
  });

  it('ticks one item and leaves the others', () => {
    const before = [
      list([
        { id: 'a', done: null },
        { id: 'b', done: null },
      ]),
    ];
    const [after] = withItem(before, 'b', (item) => ticked(item, true, ANA));
    expect(after?.items.map(({ done }) => done?.by.name ?? null)).toEqual([null, 'Ana']);
  });

  it('keeps who ticked first when it is ticked again', () => {
    const [item] = list([{ id: 'a', done: DONE }]).items;
    if (item === undefined) throw new Error('one item');
    expect(ticked(item, true, { ...ANA, name: 'Jonas' }).done).toBe(DONE);
    expect(ticked(item, false, ANA).done).toBeNull();
  });

  it.each([
    [0, 'cab'],
    [1, 'acb'],
    [9, 'abc'],
  ])('moves the last of three to place %i', (place, order) => {
    const members = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(
      movedTo(members, 'c', place)
        .map(({ id }) => id)
        .join(''),
    ).toBe(order);
  });
});

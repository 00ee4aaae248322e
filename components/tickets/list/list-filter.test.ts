import { describe, expect, it } from 'vitest';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import { EVERYTHING, quickOf, toFilter, toFilterSearch, withQuick } from './list-filter.ts';

const USER = '6a8f3c5e-6c1e-4f4e-9e55-0b1f5d5d9a10';
const recent = { field: 'created', operator: 'last', value: { amount: 7, unit: 'day' } } as const;

describe('toFilterSearch', () => {
  it('writes what people use most by name and all others as JSON', () => {
    const filter: TicketFilter = {
      match: 'all',
      conditions: [
        { field: 'owner', operator: 'is', value: ['me'] },
        { field: 'status', operator: 'is-not', value: ['closed'] },
        recent,
      ],
    };
    expect(toFilterSearch(filter)).toMatchObject({
      owner: 'me',
      status: 'not-closed',
      filter: JSON.stringify({ match: 'all', conditions: [recent] }),
    });
  });

  it.each<TicketFilter>([
    EVERYTHING,
    { match: 'all', conditions: [{ field: 'owner', operator: 'is', value: [USER] }] },
    { match: 'all', conditions: [{ field: 'sla', operator: 'is', value: ['overdue'] }] },
    { match: 'all', conditions: [{ field: 'sla', operator: 'is', value: ['running'] }] },
    {
      match: 'all',
      conditions: [{ field: 'next-due', operator: 'next', value: { amount: 4, unit: 'hour' } }],
    },
    {
      match: 'all',
      conditions: [{ field: 'next-due', operator: 'next', value: { amount: 5, unit: 'hour' } }],
    },
    { match: 'all', conditions: [{ field: 'status', operator: 'is', value: ['open', 'pending'] }, recent] },
    { match: 'any', conditions: [{ field: 'status', operator: 'is', value: ['open'] }, recent] },
    {
      match: 'all',
      conditions: [
        { field: 'status', operator: 'is-not', value: ['closed'] },
        { match: 'any', conditions: [recent] },
      ],
    },
  ])('is read back as it was: %j', (filter) => {
    expect(toFilter(toFilterSearch(filter))).toEqual(filter);
  });

  it('writes a deadline within some hours by name', () => {
    expect(toFilterSearch(withQuick(EVERYTHING, 'sla', 'due-4'))).toMatchObject({ sla: 'due-4' });
    expect(quickOf(withQuick(EVERYTHING, 'sla', 'due-4'), 'sla')).toBe('due-4');
  });

  it('keeps a second condition of the same field', () => {
    const status = (value: string) => ({ field: 'status', operator: 'is' as const, value: [value] });
    const filter: TicketFilter = { match: 'all', conditions: [status('open'), status('pending')] };
    expect(toFilter(toFilterSearch(filter)).conditions).toEqual(filter.conditions);
  });
});

describe('toFilter', () => {
  it.each(['{', '[]', '{"match":"some"}', 'none'])('shows everything when the filter is %s', (filter) => {
    expect(toFilter({ filter })).toEqual(EVERYTHING);
  });

  it('holds both when an address has a named filter beside any of several', () => {
    const filter = JSON.stringify({ match: 'any', conditions: [recent] });
    expect(toFilter({ status: 'open', filter })).toEqual({
      match: 'all',
      conditions: [
        { field: 'status', operator: 'is', value: ['open'] },
        { match: 'any', conditions: [recent] },
      ],
    });
  });
});

describe('withQuick', () => {
  it('changes the condition at its place, and takes it away', () => {
    const both = withQuick(withQuick(EVERYTHING, 'status', 'open'), 'owner', 'me');
    const changed = withQuick(both, 'status', 'not-closed');
    expect(quickOf(changed, 'status')).toBe('not-closed');
    expect(changed.conditions).toHaveLength(2);
    expect(quickOf(withQuick(changed, 'status', undefined), 'status')).toBeUndefined();
  });
});

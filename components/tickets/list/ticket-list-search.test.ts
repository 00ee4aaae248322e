import { describe, expect, it } from 'vitest';
import { TicketListSearch, countFilters } from './ticket-list-search.ts';

describe('TicketListSearch', () => {
  it('keeps the filters when the address names them', () => {
    const search = { status: 'not-closed', owner: 'me', search: 'TKT-E001' };
    expect(TicketListSearch.parse(search)).toEqual(search);
  });

  it.each([{ status: 'burning' }, { owner: 'somebody' }, { search: 'x'.repeat(201) }])(
    'drops %j when it is no filter',
    (search) => {
      expect(countFilters(TicketListSearch.parse(search))).toBe(0);
    },
  );
});

describe('countFilters', () => {
  it.each([
    [{}, 0],
    [{ search: '' }, 0],
    [{ status: 'open', owner: 'me' } as const, 2],
  ])('counts %j as %i', (search, count) => {
    expect(countFilters(search)).toBe(count);
  });
});

import '#lib/i18n/app-words.ts';
import { describe, expect, it } from 'vitest';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import { newCondition, toDraft, toFilter, withOperator } from './condition-draft.ts';

describe('a filter while it is edited', () => {
  it.each<TicketFilter>([
    { match: 'all', conditions: [] },
    { match: 'any', conditions: [{ field: 'owner', operator: 'is', value: ['me', 'nobody'] }] },
    {
      match: 'all',
      conditions: [{ field: 'created', operator: 'last', value: { amount: 3, unit: 'week' } }],
    },
    {
      match: 'all',
      conditions: [
        { field: 'subject', operator: 'contains', value: 'dock' },
        { match: 'any', conditions: [{ field: 'closed', operator: 'empty' }] },
      ],
    },
    {
      match: 'all',
      conditions: [
        {
          field: 'created',
          operator: 'between',
          value: {
            from: new Date(2026, 0, 1).toISOString(),
            to: new Date(2026, 0, 4).toISOString(),
          },
        },
      ],
    },
  ])('is applied as it was when nothing was changed: %j', (filter) => {
    expect(toFilter(toDraft(filter, []), [])).toEqual({ filter, errors: {} });
  });

  it('names what is missing beside its condition', () => {
    const status = newCondition('status', []);
    const created = newCondition('created', []);
    const { errors } = toFilter({ match: 'all', parts: [status, created] }, []);
    expect(Object.keys(errors)).toEqual([status.key, created.key]);
  });

  it('refuses a condition of a field that is gone', () => {
    const gone = { ...newCondition('subject', []), field: 'fields.gone' };
    expect(toFilter({ match: 'all', parts: [gone] }, []).errors[gone.key]).toContain('archived');
  });

  it('keeps what was typed when the comparison is alike', () => {
    const typed = { ...newCondition('subject', []), text: 'dock' };
    expect(withOperator(typed, 'is-not').text).toBe('dock');
    expect(withOperator({ ...newCondition('created', []), text: '7' }, 'before').text).toBe('');
  });
});

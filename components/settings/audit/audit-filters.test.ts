import { expect, it } from 'vitest';
import { AuditFilters, toAuditQuery } from './audit-filters.ts';

it('toAuditQuery takes whole days, the last one included', () => {
  const { from, until } = toAuditQuery({ from: '2026-11-20', until: '2026-11-20' });
  expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(86_400_000);
});

it('AuditFilters leaves out what is none', () => {
  const given = { person: 'somebody', kind: 'weather', from: 'yesterday', until: '2026-11-20' };
  expect(AuditFilters.parse(given)).toEqual({ until: '2026-11-20' });
});

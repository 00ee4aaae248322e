import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Change } from '#lib/contract/changes.ts';
import type { RecordId, TicketId } from '#lib/contract/ids.ts';
import { applyChanges } from './apply-changes.ts';

const ID = '7d6f1f7e-6c0a-4a3e-9d3c-2f4a5b6c7d8e';
const KEYS = [
  ['tickets', 'list', 'rows', {}],
  ['tickets', 'one', 'TKT-M001'],
  ['tickets', 'one', 'TKT-M002'],
  ['records', 'list', 'contact', ''],
  ['records', 'one', ID],
  ['records', 'one', 'other'],
  ['notifications'],
  ['me'],
  ['users'],
];

it.each<[string, Change, number[]]>([
  ['one ticket', { topic: 'ticket', id: ID as TicketId, number: 'TKT-M001', version: 2 }, [0, 1]],
  ['several tickets', { topic: 'tickets' }, [0, 1, 2]],
  ['one record', { topic: 'record', id: ID as RecordId }, [3, 4]],
  ['several records', { topic: 'records' }, [3, 4, 5]],
  ['a notice', { topic: 'notifications' }, [6]],
  ['settings', { topic: 'settings' }, [7, 8]],
  ['everything', { topic: 'everything' }, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
])('marks exactly what shows %s as old', (_, change, touched) => {
  const queryClient = new QueryClient();
  for (const key of KEYS) queryClient.setQueryData(key, {});
  applyChanges(queryClient, [change]);
  const old = KEYS.flatMap((key, index) =>
    queryClient.getQueryState(key)?.isInvalidated === true ? [index] : [],
  );
  expect(old).toEqual(touched);
});

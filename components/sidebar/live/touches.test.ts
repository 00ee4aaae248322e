import { expect, it } from 'vitest';
import type { Change } from '#lib/contract/changes.ts';
import type { RecordId, TicketId } from '#lib/contract/ids.ts';
import { touches } from './touches.ts';

const ID = '7d6f1f7e-6c0a-4a3e-9d3c-2f4a5b6c7d8e';
const KEYS = [
  ['thread', 'owner', 'place'],
  ['ticket', 'owner', ID],
  ['ticket', 'owner', 'another'],
  ['tickets', 'owner', 'search'],
  ['people', 'owner', 'search'],
  ['me', 'owner'],
  ['mail-text', 'message'],
];

it.each<[string, Change, number[]]>([
  ['one ticket', { topic: 'ticket', id: ID as TicketId, number: 'TKT-M001', version: 2 }, [0, 1, 3]],
  ['several tickets', { topic: 'tickets' }, [0, 1, 2, 3]],
  ['a record', { topic: 'record', id: ID as RecordId }, [0, 4]],
  ['settings', { topic: 'settings' }, [1, 2, 5]],
  ['a notice', { topic: 'notifications' }, []],
  ['everything', { topic: 'everything' }, [0, 1, 2, 3, 4, 5, 6]],
])('touches exactly what shows %s', (_, change, touched) => {
  expect(KEYS.flatMap((key, index) => (touches(change, key) ? [index] : []))).toEqual(touched);
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { ClockGlance } from '#lib/contract/ticket-clocks.ts';
import type { RowsCall } from '#lib/messaging/mail-page-calls.ts';
import { createConnectionStore, type Connection } from '#lib/store/connection.ts';
import { createMemoryKeyValueStore } from '#lib/store/key-value-store.ts';
import { createMemoryTables } from '#lib/store/tables.ts';
import { findRowMarks } from './find-row-marks.ts';

const SIGNED_IN: Partial<Connection> = {
  address: 'https://desk.osterby.example',
  token: 'secret',
  user: { id: 'ana', name: 'Ana Ribeiro' },
};
const CALL: RowsCall = {
  type: 'threadside:rows',
  provider: 'gmail',
  mailbox: 'ana@norrvik.example',
  providerThreadIds: ['19aa'],
} as const;

function clock(leftMinutes: number): ClockGlance {
  const now = Date.now();
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  return {
    kind: 'first-response',
    state: 'running',
    targetS: 7200,
    dueAt: at(leftMinutes),
    pausedAt: null,
    stoppedAt: null,
    stoppedBy: null,
    leftS: leftMinutes * 60,
    countedAt: at(0),
    runs: [{ from: at(0), to: at(600) }],
  };
}

async function marksOf(
  clocks: ClockGlance[],
  { connected = SIGNED_IN, isOn = true, status = 200 } = {},
): Promise<{ marks: Awaited<ReturnType<typeof findRowMarks>>; calls: number }> {
  const connection = createConnectionStore(createMemoryKeyValueStore());
  await connection.update(connected);
  const ticket = { number: 'TKT-E001', status: 'on-hold', clocks };
  const body =
    status === 200
      ? { rows: [{ providerThreadId: '19aa', ticket, others: 1 }] }
      : { type: 'about:blank', title: 'No', status, code: 'not_permitted' };
  const fetched = vi.fn<() => Promise<Response>>(async () => Response.json(body, { status }));
  vi.stubGlobal('fetch', fetched);
  const options = { connection, tables: createMemoryTables(), hasRowMarks: async () => isOn };
  return { marks: await findRowMarks(options, CALL), calls: fetched.mock.calls.length };
}

describe('findRowMarks', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('says number, status and how many more there are', async () => {
    expect((await marksOf([])).marks).toEqual([
      {
        providerThreadId: '19aa',
        shape: 'on-hold',
        name: 'TKT-E001',
        words: 'On hold',
        time: null,
        others: 1,
      },
    ]);
  });

  it.each([
    [90, null],
    [45.5, { tone: 'amber', words: '45m left' }],
    [18.5, { tone: 'red', words: '18m left' }],
    [-72.5, { tone: 'breached', words: '−1h 12m' }],
  ])('with %s minutes left says %o', async (leftMinutes, time) => {
    expect((await marksOf([clock(leftMinutes)])).marks[0]?.time).toEqual(time);
  });

  it('asks nothing for somebody signed out, or who turned marks off', async () => {
    expect(await marksOf([], { connected: { ...SIGNED_IN, token: null } })).toEqual({ marks: [], calls: 0 });
    expect(await marksOf([], { isOn: false })).toEqual({ marks: [], calls: 0 });
  });

  it.each([401, 403, 404])('is nothing when the companion answers %s', async (status) => {
    expect((await marksOf([], { status })).marks).toEqual([]);
  });

  it.each([429, 503])('rejects when the companion answers %s, so that marks stay', async (status) => {
    await expect(marksOf([], { status })).rejects.toBeInstanceOf(ApiProblem);
  });
});

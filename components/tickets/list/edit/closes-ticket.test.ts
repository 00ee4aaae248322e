import { describe, expect, it } from 'vitest';
import type { Pipeline } from '#lib/contract/pipelines.ts';
import { closesTicket } from './closes-ticket.ts';

const stage = (id: string, setsStatus: 'closed' | null) =>
  ({ id, name: id, hue: 'sky', setsStatus }) as unknown as Pipeline['stages'][number];
const [first, last] = [stage('first', null), stage('last', 'closed')];
const pipelines = [{ id: 'p', name: 'P', isDefault: true, stages: [first, last] }] as unknown as Pipeline[];

describe('closesTicket', () => {
  it.each([
    [{ status: 'closed' as const }, true],
    [{ status: 'pending' as const, stageId: last.id }, false],
    [{ stageId: last.id }, true],
    [{ stageId: first.id }, false],
    [{ ownerId: null }, false],
  ])('of %j is %s', (change, expected) => {
    expect(closesTicket({ stage: first, status: 'open' }, change, pipelines)).toBe(expected);
  });

  it('asks no more about one that is closed', () => {
    expect(closesTicket({ stage: first, status: 'closed' }, { status: 'closed' }, pipelines)).toBe(false);
  });
});

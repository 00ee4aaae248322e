import { describe, expect, it } from 'vitest';
import { TimelineKind, type TimelineEvent } from '#lib/contract/timeline.ts';
import { byDay, eventsOf, TimelineGroup } from './timeline-groups.ts';

const event = (kind: TimelineKind, at = '2026-11-20T10:00:00Z') => ({ kind, at }) as TimelineEvent;

describe('eventsOf', () => {
  it('has every kind of the contract in exactly one group', () => {
    const all = TimelineKind.options.map((kind) => event(kind));
    const grouped = TimelineGroup.options.flatMap((group) => eventsOf(all, group));
    expect(grouped.map(({ kind }) => kind).toSorted()).toEqual(TimelineKind.options.toSorted());
    expect(eventsOf(all, undefined)).toHaveLength(all.length);
  });

  it('keeps ticks with the checklist and a status with the changes', () => {
    const events = [event('item-ticked'), event('status-changed'), event('commented')];
    expect(eventsOf(events, 'checklist').map(({ kind }) => kind)).toEqual(['item-ticked']);
    expect(eventsOf(events, 'changes').map(({ kind }) => kind)).toEqual(['status-changed']);
  });
});

describe('byDay', () => {
  it('puts the newest day and event first', () => {
    const events = ['2026-11-19T08:00:00Z', '2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z'].map((at) =>
      event('commented', at),
    );
    const days = byDay(events, (instant) => instant.slice(0, 10));
    expect(days.map(({ day, events: own }) => [day, own.length])).toEqual([
      ['2026-11-20', 2],
      ['2026-11-19', 1],
    ]);
    expect(days[0]?.events[0]?.at).toBe('2026-11-20T09:00:00Z');
  });
});

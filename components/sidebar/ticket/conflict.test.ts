import { describe, expect, it } from 'vitest';
import type { TimelineEvent, TimelineKind } from '#lib/contract/timeline.ts';
import type { EditedPart } from '#lib/store/outbox.ts';
import { findConflict, findMade } from './conflict.ts';

function event(kind: TimelineKind, to: string, subject: string | null = null): TimelineEvent {
  return { kind, to, subject, from: null } as TimelineEvent;
}

const edit = (part: EditedPart, fieldLabel?: string) => ({
  part,
  changes: {},
  words: 'Ana',
  ...(fieldLabel && { fieldLabel }),
});

describe('findConflict', () => {
  it.each([
    ['owner', 'owner-changed'],
    ['stage', 'stage-changed'],
    ['stage', 'pipeline-changed'],
    ['status', 'status-changed'],
    ['associations', 'dissociated'],
  ] as const)('is one when %s meets %s', (part, kind) => {
    expect(findConflict(edit(part), [event(kind, 'Jonas')])?.to).toBe('Jonas');
  });
  it.each([
    ['owner', 'stage-changed'],
    ['owner', 'commented'],
    ['subject', 'description-changed'],
  ] as const)('is none when %s meets %s', (part, kind) => {
    expect(findConflict(edit(part), [event(kind, 'x')])).toBeNull();
  });
  it('is none when another custom field changed', () => {
    expect(findConflict(edit('fields', 'Serial'), [event('field-changed', '4.2', 'Firmware')])).toBeNull();
    expect(
      findConflict(edit('fields', 'Firmware'), [event('field-changed', '4.2', 'Firmware')]),
    ).not.toBeNull();
  });
  it('tells the latest of several changes', () => {
    expect(
      findConflict(edit('owner'), [event('owner-changed', 'Jonas'), event('owner-changed', 'Priya')])?.to,
    ).toBe('Priya');
  });
});

describe('findMade', () => {
  const at = (kind: TimelineKind, version: number) => ({ ...event(kind, ''), version });
  it('is the first change of the same thing since, past comments that came in between', () => {
    const timeline = [
      at('subject-changed', 7),
      at('commented', 8),
      at('subject-changed', 9),
      at('subject-changed', 10),
    ];
    expect(findMade(edit('subject'), 7, timeline)?.version).toBe(9);
  });
  it('is nothing for an edit that changed nothing', () => {
    expect(findMade(edit('owner'), 7, [at('owner-changed', 7), at('commented', 8)])).toBeUndefined();
  });
});

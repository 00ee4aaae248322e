import { describe, expect, it } from 'vitest';
import type { StaleVersionFacts } from '#lib/contract/tickets.ts';
import type { TimelineEvent, TimelineKind } from '#lib/contract/timeline.ts';
import { findConflict, type EditedPart } from './conflict.ts';

function event(kind: TimelineKind, to: string, subject: string | null = null): TimelineEvent {
  return { kind, to, subject, from: null } as TimelineEvent;
}

function facts(...changes: TimelineEvent[]): StaleVersionFacts {
  return { ticket: { version: 7 }, changes } as StaleVersionFacts;
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
    expect(findConflict(edit(part), facts(event(kind, 'Jonas')))?.theirs.to).toBe('Jonas');
  });
  it.each([
    ['owner', 'stage-changed'],
    ['owner', 'commented'],
    ['subject', 'description-changed'],
  ] as const)('is none when %s meets %s', (part, kind) => {
    expect(findConflict(edit(part), facts(event(kind, 'x')))).toBeNull();
  });
  it('is none when another custom field changed', () => {
    expect(
      findConflict(edit('fields', 'Serial'), facts(event('field-changed', '4.2', 'Firmware'))),
    ).toBeNull();
    expect(
      findConflict(edit('fields', 'Firmware'), facts(event('field-changed', '4.2', 'Firmware'))),
    ).not.toBeNull();
  });
  it('tells the latest of several changes', () => {
    expect(
      findConflict(edit('owner'), facts(event('owner-changed', 'Jonas'), event('owner-changed', 'Priya')))
        ?.theirs.to,
    ).toBe('Priya');
  });
});

import { describe, expect, it } from 'vitest';
import { TimelineKind } from '#lib/contract/timeline.ts';
import { timelineWords } from './timeline-words.ts';

describe('timelineWords', () => {
  it.each([
    ['status-changed', null, 'Open', 'On hold', 'set status from Open to On hold'],
    ['stage-changed', null, 'Triage', 'Fix sent', 'moved it from Triage to Fix sent'],
    ['stage-changed', null, null, 'Fix sent', 'moved it to Fix sent'],
    ['owner-changed', null, 'Ana', 'Jonas', 'gave it to Jonas'],
    ['owner-changed', null, 'Ana', null, 'took it from Ana'],
    ['field-changed', 'Firmware', null, '4.2', 'set Firmware to 4.2'],
    ['field-changed', 'Firmware', '4.1', null, 'emptied Firmware, was 4.1'],
    ['associated', 'Lead', null, 'Hall 5 extension', 'linked lead Hall 5 extension'],
    ['dissociated', null, 'Osterby', null, 'unlinked a record Osterby'],
    ['sla-warned', 'first-response', null, 'Ana', 'warned Ana that the first response is due soon'],
    ['sla-breached', 'closure', null, 'Ana, Jonas', 'told Ana, Jonas that closing it is overdue'],
    ['sla-breached', 'closure', null, null, 'noted that closing it is overdue'],
    ['sla-escalated', 'first-response', null, 'Ana', 'told Ana that the first response is still overdue'],
  ] as const)('tells %s (%s) from %s to %s', (...[kind, subject, from, to, words]) => {
    expect(timelineWords({ kind, subject, from, to })).toBe(words);
  });

  it('has words for every kind of the contract', () => {
    for (const kind of TimelineKind.options) {
      expect(timelineWords({ kind, subject: null, from: 'a', to: 'b' })).toMatch(/^[a-z]/);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { followStatus, startClocks, stop, toWorkingTerms, withNext } from './clocks.ts';
import { BREACH, chosenFor, decideStep, WARNING } from './escalation.ts';
import { tellOf, type Escalation } from './escalation-told.ts';
import { readInstant, writeInstant } from './time-zones.ts';

const at = (text: string) => assertExists(readInstant(text), text);

/** Two hours to answer, Tuesdays and Wednesdays from 08:00 to 16:00. */
const TERMS: SlaTerms = {
  firstResponseS: 7200,
  closureS: null,
  calendar: {
    name: 'Two days',
    zone: 'UTC',
    week: { tue: [['08:00', '16:00']], wed: [['08:00', '16:00']] },
    holidays: [],
  },
  pausingStatuses: ['pending'],
  notifyUserId: null,
  warningShare: null,
  levels: [],
};
// A Tuesday, an hour before closing time: due on Wednesday at 09:00.
const START = at('2026-06-02T15:00:00Z');
const DUE = at('2026-06-03T09:00:00Z');

const startClock = (given: Partial<SlaTerms> = {}) => {
  const terms = toWorkingTerms({ ...TERMS, ...given });
  return { terms, clock: assertExists(startClocks(terms, 'open', START)[0], 'a clock') };
};
const next = ({ nextLevel, nextMs }: { nextLevel: number; nextMs: number | null }) => [
  nextLevel,
  nextMs === null ? null : writeInstant(nextMs),
];

describe('nextStep', () => {
  it('is the breach at the deadline, and nothing after it', () => {
    const { terms, clock } = startClock();
    expect(next(clock)).toEqual([BREACH, '2026-06-03T09:00:00Z']);
    expect(next(withNext(terms, clock, BREACH))).toEqual([BREACH + 1, null]);
  });

  it('never comes while the clock stands, and comes later when it goes on', () => {
    const { terms, clock } = startClock();
    const paused = followStatus(terms, clock, { status: 'pending', atMs: at('2026-06-02T15:30:00Z') });
    expect(next(paused)).toEqual([BREACH, null]);
    const resumed = followStatus(terms, paused, { status: 'open', atMs: at('2026-06-03T08:30:00Z') });
    expect(next(resumed)).toEqual([BREACH, '2026-06-03T10:00:00Z']);
  });

  it('is spared by a stop at the very deadline, also one reported late, and not by one after it', () => {
    const { terms, clock } = startClock();
    const inTime = stop(terms, clock, { atMs: DUE, by: 'response' });
    const late = stop(terms, clock, { atMs: DUE + 1, by: 'response' });
    expect([inTime.nextMs, late.nextMs]).toEqual([null, DUE]);
    const told = withNext(terms, clock, BREACH);
    expect(stop(terms, told, { atMs: DUE - 1, by: 'response' })).toMatchObject({ nextMs: null });
  });
});

describe('nextStep with a warning and further levels', () => {
  const rosa = 'Rosa' as UserId;
  const given = { warningShare: 0.75, levels: [{ afterS: 3600, notifyUserId: rosa }] };

  it('counts the warning in business time, the breach as the deadline, and what follows by the wall', () => {
    const { terms, clock } = startClock(given);
    const told = [clock];
    for (const level of [WARNING, BREACH, BREACH + 1])
      told.push(withNext(terms, told.at(-1) ?? clock, level));
    expect(told.map(next)).toEqual([
      [WARNING, '2026-06-03T08:30:00Z'],
      [BREACH, '2026-06-03T09:00:00Z'],
      [BREACH + 1, '2026-06-03T10:00:00Z'],
      [BREACH + 2, null],
    ]);
    expect([WARNING, BREACH, BREACH + 1].map((level) => chosenFor(terms.terms, level))).toEqual([
      null,
      null,
      rosa,
    ]);
  });

  it('moves the warning by a pause, and warns of nothing that was stopped', () => {
    const { terms, clock } = startClock(given);
    const paused = followStatus(terms, clock, { status: 'pending', atMs: at('2026-06-02T15:30:00Z') });
    expect(next(paused)).toEqual([WARNING, null]);
    const resumed = followStatus(terms, paused, { status: 'open', atMs: at('2026-06-03T08:30:00Z') });
    expect(next(resumed)).toEqual([WARNING, '2026-06-03T09:30:00Z']);
    expect(stop(terms, clock, { atMs: DUE, by: 'response' }).nextMs).toBeNull();
    expect(next(stop(terms, clock, { atMs: DUE + 1, by: 'response' }))).toEqual([
      BREACH,
      '2026-06-03T09:00:00Z',
    ]);
  });

  it('tells of a level only while nothing has stopped the clock', () => {
    const { terms, clock } = startClock(given);
    const told = withNext(terms, { ...clock, nextLevel: BREACH }, BREACH);
    const later = at('2026-06-03T10:00:00Z');
    expect(stop(terms, told, { atMs: later, by: 'response' }).nextMs).toBeNull();
    expect(stop(terms, told, { atMs: later + 1, by: 'response' }).nextMs).toBe(later);
  });

  it('warns of a new ticket when its creation can be undone no more', () => {
    const { clock } = startClock({ ...given, calendar: null, firstResponseS: 60, warningShare: 0.1 });
    expect(next(clock)).toEqual([WARNING, '2026-06-02T15:00:15Z']);
  });
});

describe('decideStep', () => {
  const seen = { isWithdrawn: false, isDeleted: false, isSpam: false, isMerged: false };
  const breach = { level: BREACH, dueMs: DUE, nowMs: DUE + 1 };

  it('tells of a breach, and passes over a warning that comes after the deadline', () => {
    expect(decideStep(breach, seen)).toBe('tell');
    expect(decideStep({ ...breach, level: WARNING }, seen)).toBe('skip');
    expect(decideStep({ ...breach, level: WARNING, nowMs: DUE }, seen)).toBe('tell');
  });

  it.each(['isWithdrawn', 'isDeleted', 'isSpam', 'isMerged'])('parks a ticket that %s', (reason) => {
    expect(decideStep(breach, { ...seen, [reason]: true })).toBe('park');
  });
});

describe('tellOf', () => {
  const viewer = (name: string, isAdmin = false) => ({
    user: { id: name as UserId, name, email: `${name}@norrvik.example` } satisfies UserSummary,
    isAdmin,
  });
  const viewers = [viewer('Ana'), viewer('Ben'), viewer('Priya', true), viewer('Rosa', true)];
  const tell = (given: Partial<Escalation>) => {
    const escalation = { level: BREACH, clock: 'closure', chosenId: null, ownerId: null, ...given } as const;
    const { event, notices } = tellOf(escalation, viewers);
    return { kind: event.kind, to: event.to, isReplaced: event.reason !== null, notices };
  };
  const notice = (userId: string, kind: string) => ({ userId, kind, text: 'closure' });

  it('tells the chosen user of a breach, and not the owner', () => {
    expect(tell({ chosenId: 'Ben' as UserId, ownerId: 'Ana' as UserId })).toEqual({
      kind: 'sla-breached',
      to: 'Ben',
      isReplaced: false,
      notices: [notice('Ben', 'sla-breached')],
    });
  });

  it('tells all admins instead of somebody who is not among those who may see it', () => {
    expect(tell({ chosenId: 'Gone' as UserId })).toMatchObject({ to: 'Priya, Rosa', isReplaced: true });
  });

  it('warns the owner besides, once, also when nobody is chosen', () => {
    const ownerId = 'Ana' as UserId;
    expect(tell({ level: WARNING, ownerId })).toMatchObject({ kind: 'sla-warned', to: 'Ana' });
    expect(tell({ level: WARNING, ownerId, chosenId: ownerId }).notices).toEqual([
      notice('Ana', 'sla-warning'),
    ]);
    expect(tell({ level: WARNING, ownerId, chosenId: 'Ben' as UserId })).toMatchObject({ to: 'Ben, Ana' });
  });

  it('tells nobody when nobody is chosen, and still notes it', () => {
    expect(tell({ level: BREACH + 1 })).toEqual({
      kind: 'sla-escalated',
      to: null,
      isReplaced: false,
      notices: [],
    });
  });
});

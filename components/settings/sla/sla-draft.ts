/** An SLA policy while it is edited: what is typed, and what is sent of it. */
import type { z } from 'zod';
import type { CalendarId, UserId } from '#lib/contract/ids.ts';
import type { NewSlaPolicyValues, PausingStatus, SlaPolicyValues } from '#lib/contract/sla.ts';

export const UNITS = ['minutes', 'hours', 'days'] as const;
export type Unit = (typeof UNITS)[number];

const UNIT_S: Record<Unit, number> = { minutes: 60, hours: 3600, days: 86_400 };

/** A length of time as it is typed; an empty amount is none. */
export type TimeDraft = { amount: string; unit: Unit };

export type LevelDraft = {
  /** Stays the same while others come and go. */
  key: string;
  after: TimeDraft;
  notifyUserId: UserId | null;
};

export type SlaDraft = {
  firstResponse: TimeDraft;
  closure: TimeDraft;
  calendarId: CalendarId | null;
  pausingStatuses: PausingStatus[];
  notifyUserId: UserId | null;
  /** Per cent as typed; null for no warning. */
  warning: string | null;
  levels: LevelDraft[];
};

/** The draft of a saved policy as it stands. */
export function draftOf(policy: SlaPolicyValues): SlaDraft {
  const { calendarId, pausingStatuses, notifyUserId, warningShare } = policy;
  return {
    firstResponse: toTime(policy.firstResponseS, 'hours'),
    closure: toTime(policy.closureS, 'hours'),
    calendarId,
    pausingStatuses: [...pausingStatuses],
    notifyUserId,
    warning: warningShare === null ? null : String(Math.round(warningShare * 100)),
    levels: policy.levels.map((level, index) => ({
      key: String(index),
      after: toTime(level.afterS, 'hours'),
      notifyUserId: level.notifyUserId,
    })),
  };
}

/** What is sent; a length that is none becomes one that the companion refuses by its field. */
export function toPolicy(draft: SlaDraft): z.input<typeof NewSlaPolicyValues> {
  return {
    firstResponseS: toSeconds(draft.firstResponse),
    closureS: toSeconds(draft.closure),
    calendarId: draft.calendarId,
    pausingStatuses: draft.pausingStatuses,
    notifyUserId: draft.notifyUserId,
    warningShare: draft.warning === null ? null : toShare(draft.warning),
    levels: draft.levels.map(({ after, notifyUserId }) => ({
      afterS: toSeconds(after) ?? REFUSED,
      notifyUserId: notifyUserId ?? '',
    })),
  };
}

/** Below every limit. */
const REFUSED = -1;

/** Seconds of a typed length; null for an empty one, -1 for one that is no number. */
export function toSeconds({ amount, unit }: TimeDraft): number | null {
  const text = amount.trim().replace(',', '.');
  if (text === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? Math.round(number * UNIT_S[unit]) : REFUSED;
}

function toShare(percent: string): number {
  const number = Number(percent.trim().replace(',', '.'));
  return percent.trim() !== '' && Number.isFinite(number) ? number / 100 : REFUSED;
}

/** In the largest unit that is whole, hours up to two days. */
function toTime(seconds: number | null, empty: Unit): TimeDraft {
  if (seconds === null) return { amount: '', unit: empty };
  const fits = (unit: Unit) => seconds % UNIT_S[unit] === 0;
  if (fits('days') && seconds > 2 * UNIT_S.days)
    return { amount: String(seconds / UNIT_S.days), unit: 'days' };
  const unit = fits('hours') ? 'hours' : 'minutes';
  return { amount: String(seconds / UNIT_S[unit]), unit };
}

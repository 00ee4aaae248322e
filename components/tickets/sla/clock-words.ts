import type { ClockGlance } from '#lib/contract/ticket-clocks.ts';
import { formatDuration, formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { leftMs, toneOf } from './clock-state.ts';

/** What the chip says after the clock's name: "42m left", "−1h 12m", "paused, 40m left", "met in 31m". */
export function clockTime(clock: ClockGlance, now: number): string {
  const left = leftMs(clock, now);
  const time = formatDuration(Math.abs(left));
  switch (toneOf(clock, now)) {
    case 'breached':
      return left > -60_000 ? t('tickets.sla.overdue') : `−${time}`;
    case 'paused':
      return t('tickets.sla.paused', { time });
    case 'met':
      return t('tickets.sla.met', { time: formatDuration(clock.targetS * 1000 - left) });
    case 'missed':
      return t('tickets.sla.missed', { time });
    case 'plenty':
    case 'amber':
    case 'red':
      return t('tickets.sla.left', { time });
  }
}

/** The deadline in full, and what became of it: the tip of a chip, and what a screen reader says. */
export function dueWords(clock: ClockGlance, now: number): string {
  const { dueAt, stoppedAt, stoppedBy, kind, pausedAt } = clock;
  const moment = (instant: string) => formatRelativeMoment(instant, now);
  const due = dueAt === null ? null : t('tickets.sla.dueAt', { time: moment(dueAt) });
  if (stoppedAt !== null) {
    const how = stoppedBy === 'closing' ? (kind === 'closure' ? 'closedAt' : 'noReplyAt') : 'answeredAt';
    return [due, t(`tickets.sla.${how}`, { time: moment(stoppedAt) })].filter(Boolean).join(', ');
  }
  if (pausedAt !== null && due === null) return t('tickets.sla.pausedSince', { time: moment(pausedAt) });
  if (due === null) return t('tickets.sla.neverDue');
  return toneOf(clock, now) === 'paused' ? `${due}, ${t('tickets.sla.closedNow')}` : due;
}

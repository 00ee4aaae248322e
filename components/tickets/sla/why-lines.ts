/** How a deadline comes about, in lines: each piece of time, and whether it counted. */
import type { TicketClock, TimeReason, TicketTerms } from '#lib/contract/ticket-clocks.ts';
import { formatDuration, formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';

export type WhyLine = { from: string; why: TimeReason; words: string; amount: string };

type Holiday = { date: string; name: string };
type Asked = { clock: TicketClock; terms: TicketTerms; now: number };

/** One line a piece of time, up to the deadline or to now where that is later. */
export function whyLines({ clock, terms, now }: Asked): WhyLine[] {
  const holidays = terms.calendar?.holidays ?? [];
  const last = clock.parts.at(-1);
  return clock.parts.map(({ from, to, why }) => ({
    from,
    why,
    words: lineWords(
      { from, to, why },
      { holidays, now, goesOn: clock.stoppedAt === null && Date.parse(to) <= now && to === last?.to },
    ),
    amount:
      why === 'counted' ? formatDuration(Date.parse(to) - Date.parse(from)) : t(`tickets.sla.amount.${why}`),
  }));
}

type Around = {
  holidays: readonly Holiday[];
  now: number;
  /** The last piece of a clock that nothing has stopped: it ends only because it is now. */
  goesOn: boolean;
};

function lineWords({ from, to, why }: TicketClock['parts'][number], around: Around): string {
  const { holidays, now, goesOn } = around;
  if (why === 'counted') return spanWords(from, to, now);
  const name = why === 'holiday' ? holidayIn(from, to, holidays) : null;
  const what = name ?? t(`tickets.sla.why.${why}`);
  return goesOn
    ? t('tickets.sla.since', { what, time: formatMoment(from, now) })
    : t('tickets.sla.until', { what, time: formatMoment(to, now) });
}

/** The holiday on which the piece lies; its date is one of the calendar's zone, so the neighbouring days are asked too. */
function holidayIn(from: string, to: string, holidays: readonly Holiday[]): string | null {
  const middle = (Date.parse(from) + Date.parse(to)) / 2;
  const dayOf = (days: number) => new Date(middle + days * 86_400_000).toISOString().slice(0, 10);
  const found = [0, -1, 1].map((days) => holidays.find(({ date }) => date === dayOf(days)));
  return found.find(Boolean)?.name ?? null;
}

/** "Tue 24 Nov, 10:00 to 17:00", with the second day where it is another. */
function spanWords(from: string, to: string, now: number): string {
  const [start, end] = [formatMoment(from, now), formatMoment(to, now)];
  const [day = '', time = ''] = end.split(', ');
  return t('tickets.sla.span', { from: start, to: start.startsWith(day) ? time : end });
}

/** What the lines add up to, and what happens next. */
export function sumWords({ clock }: Asked): string {
  const used = t('tickets.sla.used', {
    used: formatDuration(clock.elapsedS * 1000),
    target: formatDuration(clock.targetS * 1000),
  });
  const next = clock.state === 'paused' ? ` ${t('tickets.sla.goesOn')}` : '';
  return `${used}${next}`;
}

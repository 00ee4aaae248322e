import { useNow } from '#components/app/use-now.ts';
import { Fold } from '#components/ui/fold.tsx';
import type { PreviewedClock } from '#lib/contract/sla-previews.ts';
import { formatDuration, formatMoment, formatTime } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './part-lists.module.css';
import { wallOf } from './wall-clock.ts';

type Props = { clocks: readonly PreviewedClock[]; zone: string };

/** In words how each deadline comes about: what counted, what did not and why, and the sum. */
export function PartLists({ clocks, zone }: Props) {
  return clocks.map((clock, index) => (
    <Fold key={clock.kind} title={t(`appSla.try.how.${clock.kind}`)} isOpenAtFirst={index === 0}>
      <Parts clock={clock} zone={zone} />
    </Fold>
  ));
}

/** More are too many to read. */
const SHOWN_MAX = 12;
/** Up to so many are added up piece by piece. */
const ADDED_MAX = 4;

function Parts({ clock, zone }: { clock: PreviewedClock; zone: string }) {
  const counted = clock.parts.filter(({ why }) => why === 'counted').map(lengthOf);
  const now = useNow();
  const total = formatDuration(clock.targetS * 1000);
  const more = clock.parts.length - SHOWN_MAX;
  return (
    <>
      <ul className={classes.parts}>
        {clock.parts.slice(0, SHOWN_MAX).map((part) => (
          <li key={part.from} data-why={part.why}>
            <span>{spanOf(part, zone, now)}</span>
            <span>
              {part.why === 'counted' ? formatDuration(lengthOf(part)) : t(`appSla.try.whys.${part.why}`)}
            </span>
          </li>
        ))}
        {more > 0 && <li data-why="closed">{t('appSla.try.andMore', { count: more })}</li>}
      </ul>
      {clock.dueAt !== null && (
        <p className={classes.sum}>
          {counted.length > ADDED_MAX
            ? t('appSla.try.sumMany', { count: counted.length, total })
            : t('appSla.try.sum', { pieces: counted.map(formatDuration).join(' + '), total })}
        </p>
      )}
    </>
  );
}

type Part = PreviewedClock['parts'][number];

function lengthOf({ from, to }: Part): number {
  return Date.parse(to) - Date.parse(from);
}

/** "Fri 20 Nov, 16:20 to 17:00"; the second day only where it is another. */
function spanOf({ from, to }: Part, zone: string, now: number): string {
  const clock = { timeZone: zone };
  const isSameDay = wallOf(Date.parse(from), zone).date === wallOf(Date.parse(to), zone).date;
  return t('appSla.try.part', {
    from: formatMoment(from, now, clock),
    to: isSameDay ? formatTime(to, clock) : formatMoment(to, now, clock),
  });
}

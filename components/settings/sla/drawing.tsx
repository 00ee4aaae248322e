import type { SlaPreview } from '#lib/contract/sla-previews.ts';
import { formatDay, formatTime } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { hoursOf, shortened, toDays, type BarKind, type Day } from './preview-days.ts';
import classes from './drawing.module.css';

type Props = { preview: SlaPreview; createdAt: string };

/** Each day as a bar: open hours, what counted of them, and where the deadlines are. The lists below say the same in words. */
export function Drawing({ preview, createdAt }: Props) {
  const days = toDays(preview, createdAt);
  const hours = hoursOf(days);
  const { first, left, last } = shortened(days);
  const kinds = LEGEND.filter((kind) => days.some(({ bars }) => bars.some((bar) => bar.kind === kind)));
  return (
    <figure className={classes.drawing} aria-label={t('appSla.try.drawing')}>
      {first.map((day) => (
        <DayRow key={day.date} day={day} hours={hours} zone={preview.zone} />
      ))}
      {left > 0 && <p className={classes.left}>{t('appSla.try.more', { count: left })}</p>}
      {last.map((day) => (
        <DayRow key={day.date} day={day} hours={hours} zone={preview.zone} />
      ))}
      <Axis hours={hours} />
      <ul className={classes.legend}>
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={classes.square} data-kind={kind} />
            {t(`appSla.try.legend.${kind}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const LEGEND: readonly BarKind[] = ['open', 'first-response', 'closure', 'paused'];

type Hours = { fromHour: number; toHour: number };

/** Where a minute of the day lies, in per cent of what is drawn. */
function placeOf(minute: number, { fromHour, toHour }: Hours): number {
  return ((minute / 60 - fromHour) / (toHour - fromHour)) * 100;
}

function DayRow({ day, hours, zone }: { day: Day; hours: Hours; zone: string }) {
  const isOpen = day.bars.length > 0;
  return (
    <div className={classes.day} data-open={isOpen}>
      {/* The date alone, so no zone may move it. */}
      <span className={classes.name}>
        {formatDay(`${day.date}T12:00:00Z`, 0, { timeZone: 'UTC' }).replace(/ \d{4}$/, '')}
      </span>
      <span className={classes.track}>
        {!isOpen && (
          <span className={classes.closed}>
            {t(day.isHoliday ? 'appSla.try.holiday' : 'appSla.try.notCounted')}
          </span>
        )}
        {day.bars.map(({ kind, fromMinute, toMinute }) => (
          <span
            key={`${kind} ${fromMinute}`}
            className={classes.bar}
            data-kind={kind}
            style={{
              insetInlineStart: `${placeOf(fromMinute, hours)}%`,
              width: `${placeOf(toMinute, hours) - placeOf(fromMinute, hours)}%`,
            }}
          />
        ))}
        {day.marks.map(({ kind, minute, at }) => (
          <span
            key={kind}
            className={classes.mark}
            data-kind={kind}
            data-late={placeOf(minute, hours) > 60}
            style={{ insetInlineStart: `${placeOf(minute, hours)}%` }}
          >
            <span className={classes.words}>
              {t(`appSla.try.marks.${kind}`, { time: formatTime(at, { timeZone: zone }) })}
            </span>
          </span>
        ))}
      </span>
    </div>
  );
}

function Axis({ hours }: { hours: Hours }) {
  const step = hours.toHour - hours.fromHour > 12 ? 4 : 2;
  const all = Array.from({ length: 25 }, (_, hour) => hour);
  const shown = all.filter((hour) => hour >= hours.fromHour && hour <= hours.toHour && hour % step === 0);
  return (
    <div className={classes.axis}>
      {shown.map((hour) => (
        <span key={hour} style={{ insetInlineStart: `${placeOf(hour * 60, hours)}%` }}>
          {String(hour).padStart(2, '0')}
        </span>
      ))}
    </div>
  );
}

import { IconPlus, IconX } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { WEEKDAYS, type Weekday } from '#lib/contract/calendars.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import {
  alwaysOpen,
  aWindow,
  copyMonday,
  isOvernight,
  type CalendarDraft,
  type WindowDraft,
} from './calendar-draft.ts';
import classes from './calendars.module.css';

type Props = {
  week: CalendarDraft['week'];
  /** What to do about something in the week, by the beginning of its name. */
  errorAt: (start: string) => string | undefined;
  onChange: (week: CalendarDraft['week']) => void;
};

/** Open hours of each weekday; a day without any is closed. */
export function WeekEditor({ week, errorAt, onChange }: Props) {
  return (
    <fieldset className={classes.week}>
      <legend className={classes.legend}>{t('appCalendars.week')}</legend>
      <p className={parts.small}>{t('appCalendars.weekHint')}</p>
      {WEEKDAYS.map((day) => (
        <DayHours
          key={day}
          day={day}
          windows={week[day]}
          errorAt={(index) => errorAt(`week.${day}.${index}`)}
          onChange={(windows) => onChange({ ...week, [day]: windows })}
        />
      ))}
      <div className={parts.actions}>
        <Button size="sm" onClick={() => onChange(copyMonday(week))}>
          {t('appCalendars.copy')}
        </Button>
        <Button size="sm" onClick={() => onChange(alwaysOpen())}>
          {t('appCalendars.always')}
        </Button>
      </div>
    </fieldset>
  );
}

type DayProps = {
  day: Weekday;
  windows: WindowDraft[];
  errorAt: (index: number) => string | undefined;
  onChange: (windows: WindowDraft[]) => void;
};

function DayHours({ day, windows, errorAt, onChange }: DayProps) {
  const name = t(`appCalendars.days.${day}`);
  const change = (key: string, part: Partial<WindowDraft>) =>
    onChange(windows.map((window) => (window.key === key ? { ...window, ...part } : window)));
  return (
    <div className={classes.day}>
      <span className={classes.dayName}>{name}</span>
      <div className={classes.windows}>
        {windows.length === 0 && <span className={classes.closed}>{t('appCalendars.closed')}</span>}
        {windows.map((window, index) => (
          <WindowRow
            key={window.key}
            window={window}
            words={{ day: name, place: index + 1 }}
            error={errorAt(index)}
            onChange={(part) => change(window.key, part)}
            onRemove={() => onChange(windows.filter(({ key }) => key !== window.key))}
          />
        ))}
      </div>
      <IconButton
        label={t('appCalendars.addWindow', { day: name })}
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        onClick={() => onChange([...windows, aWindow('09:00', '17:00')])}
      />
    </div>
  );
}

type WindowProps = {
  window: WindowDraft;
  words: { day: string; place: number };
  error: string | undefined;
  onChange: (part: Partial<WindowDraft>) => void;
  onRemove: () => void;
};

/** Two times as text, as the platform's own input of a time knows no 24:00. */
function WindowRow({ window, words, error, onChange, onRemove }: WindowProps) {
  const isInvalid = error !== undefined || undefined;
  return (
    <div>
      <div className={classes.window}>
        <TextInput
          aria-label={t('appCalendars.from', words)}
          aria-invalid={isInvalid}
          value={window.from}
          onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
        />
        <span>{t('appCalendars.to')}</span>
        <TextInput
          aria-label={t('appCalendars.until', words)}
          aria-invalid={isInvalid}
          value={window.to}
          onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
        />
        <IconButton
          label={t('appCalendars.removeWindow', words)}
          icon={<IconX size={16} stroke={1.75} aria-hidden />}
          onClick={onRemove}
        />
        {isOvernight(window) && <span className={parts.chip}>{t('appCalendars.nextDay')}</span>}
      </div>
      {error !== undefined && <p className={classes.error}>{error}</p>}
    </div>
  );
}

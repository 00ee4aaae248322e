import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { Button } from '#components/ui/button.tsx';
import { Fold } from '#components/ui/fold.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Holiday } from '#lib/contract/calendars.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import { withHolidays } from './calendar-draft.ts';
import classes from './calendars.module.css';
import { CountryHolidays } from './country-holidays.tsx';
import { dateWords } from './date-words.ts';

type Props = {
  holidays: readonly Holiday[];
  error: string | undefined;
  onChange: (holidays: Holiday[]) => void;
};

const EMPTY = { date: '', name: '' };

/** Dates on which nothing counts: each by hand, or those of a country to be looked at first. */
export function HolidayEditor({ holidays, error, onChange }: Props) {
  const [added, setAdded] = useState(EMPTY);
  const isWhole = added.date !== '' && added.name.trim() !== '';
  const add = () => {
    if (!isWhole) return;
    onChange(withHolidays(holidays, [{ ...added, name: added.name.trim() }]));
    setAdded(EMPTY);
  };
  return (
    <fieldset className={classes.week}>
      <legend className={classes.legend}>{t('appCalendars.holidays')}</legend>
      <p className={parts.small}>{t('appCalendars.holidaysHint')}</p>
      {holidays.length === 0 && <p className={classes.closed}>{t('appCalendars.noHolidays')}</p>}
      <ul className={classes.holidays}>
        {holidays.map(({ date, name }) => (
          <li key={date}>
            <span className={classes.date}>{dateWords(date)}</span>
            <span>{name}</span>
            <IconButton
              label={t('appCalendars.removeHoliday', { name, date: dateWords(date) })}
              icon={<IconX size={16} stroke={1.75} aria-hidden />}
              onClick={() => onChange(holidays.filter((holiday) => holiday.date !== date))}
            />
          </li>
        ))}
      </ul>
      {error !== undefined && <p className={classes.error}>{error}</p>}
      <div className={classes.added}>
        <LabelledInput
          type="date"
          label={t('appCalendars.holidayDate')}
          value={added.date}
          onChange={({ currentTarget }) => setAdded({ ...added, date: currentTarget.value })}
        />
        <LabelledInput
          label={t('appCalendars.holidayName')}
          maxLength={100}
          value={added.name}
          onChange={({ currentTarget }) => setAdded({ ...added, name: currentTarget.value })}
        />
        <Button
          icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
          aria-disabled={!isWhole}
          onClick={add}
        >
          {t('appCalendars.addHoliday')}
        </Button>
      </div>
      <Fold title={t('appCalendars.byCountry')}>
        <CountryHolidays holidays={holidays} onAdd={(chosen) => onChange(withHolidays(holidays, chosen))} />
      </Fold>
    </fieldset>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import { ChoiceList } from '#components/ui/choice-list.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import type { Holiday } from '#lib/contract/calendars.ts';
import { listCountries, listCountryHolidays } from '#lib/contract/country-holidays.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './calendars.module.css';
import { dateWords } from './date-words.ts';

type Props = {
  /** Those that the calendar has. */
  holidays: readonly Holiday[];
  onAdd: (holidays: Holiday[]) => void;
};

/** Public holidays of a country and year, each shown before it counts. */
export function CountryHolidays({ holidays, onAdd }: Props) {
  const api = useApi();
  const now = useNow();
  const [country, setCountry] = useState<string | null>(null);
  const [region, setRegion] = useState('');
  const [year, setYear] = useState(() => String(new Date(now).getFullYear()));
  const { data: countries } = useQuery({
    queryKey: ['settings', 'countries'],
    queryFn: async ({ signal }) => (await api(listCountries, {}, { signal })).items,
    staleTime: Infinity,
  });
  const isAsked = country !== null && /^2[01]\d\d$/.test(year);
  const offer = useQuery({
    queryKey: ['settings', 'country-holidays', country, region, year],
    queryFn: async ({ signal }) => {
      const query = { country: country ?? '', year: Number(year), ...(region === '' ? {} : { region }) };
      return (await api(listCountryHolidays, { query }, { signal })).items;
    },
    enabled: isAsked,
  });
  const regions = countries?.find(({ code }) => code === country)?.regions ?? [];
  return (
    <div className={classes.country}>
      <div className={classes.place}>
        <Field label={t('appCalendars.country')}>
          {({ id }) => (
            <Picker
              id={id}
              label={t('appCalendars.country')}
              value={country}
              placeholder={t('appCalendars.country')}
              options={(countries ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code) => {
                setCountry(code);
                setRegion('');
              }}
            />
          )}
        </Field>
        {regions.length > 0 && (
          <Field label={t('appCalendars.region')}>
            {({ id }) => (
              <Picker
                id={id}
                label={t('appCalendars.region')}
                value={region}
                options={[
                  { value: '', label: t('appCalendars.wholeCountry') },
                  ...regions.map(({ code, name }) => ({ value: code, label: name })),
                ]}
                onChange={setRegion}
              />
            )}
          </Field>
        )}
        <LabelledInput
          label={t('appCalendars.year')}
          inputMode="numeric"
          value={year}
          onChange={({ currentTarget }) => setYear(currentTarget.value)}
        />
      </div>
      {offer.isError && (
        <LoadFailure
          title={t('appCalendars.offerFailed')}
          error={offer.error}
          onRetry={() => void offer.refetch()}
        />
      )}
      {isAsked && offer.data !== undefined && (
        <Offer key={`${country} ${region} ${year}`} offered={offer.data} holidays={holidays} onAdd={onAdd} />
      )}
    </div>
  );
}

function Offer({ offered, holidays, onAdd }: Props & { offered: readonly Holiday[] }) {
  const known = new Set(holidays.map(({ date }) => date));
  const [left, setLeft] = useState<readonly string[]>([]);
  const fresh = offered.filter(({ date }) => !known.has(date));
  const chosen = fresh.filter(({ date }) => !left.includes(date));
  if (offered.length === 0) return <p className={classes.closed}>{t('appCalendars.noOffer')}</p>;
  return (
    <>
      <p className={classes.closed}>{t('appCalendars.offeredHint')}</p>
      <ChoiceList
        label={t('appCalendars.offered')}
        options={offered.map(({ date, name }) => ({
          value: date,
          label: t(known.has(date) ? 'appCalendars.known' : 'appCalendars.holiday', {
            name,
            date: dateWords(date),
          }),
        }))}
        chosen={[...known, ...chosen.map(({ date }) => date)]}
        onChange={(dates) => setLeft(fresh.flatMap(({ date }) => (dates.includes(date) ? [] : [date])))}
      />
      <div>
        <Button aria-disabled={chosen.length === 0} onClick={() => chosen.length > 0 && onAdd(chosen)}>
          {t('appCalendars.addOffered', { count: chosen.length })}
        </Button>
      </div>
    </>
  );
}

import { useId } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import page from '#components/app/list-page.module.css';
import { AssociationList } from '#components/tickets/association-list.tsx';
import { AddAssociation } from '#components/tickets/page/aside/add-association.tsx';
import { BROADCAST_PEOPLE_MAX } from '#lib/contract/broadcasts.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './broadcasts.module.css';

type Props = {
  people: RecordSummary[];
  error: string | undefined;
  onChange: (people: RecordSummary[]) => void;
};

/** The leads and contacts a broadcast goes to, added one by one. */
export function BroadcastPeople({ people, error, onChange }: Props) {
  const labelId = useId();
  const add = (record: RecordSummary) => {
    if (!people.some(({ id }) => id === record.id)) onChange([...people, record]);
  };
  return (
    <fieldset aria-labelledby={labelId} className={classes.people}>
      <div className={classes.peopleHead}>
        <span id={labelId} className={classes.label}>
          {t('appBroadcasts.people')}
        </span>
        <span className={classes.peopleCount}>
          {people.length === 0
            ? t('appBroadcasts.nobody')
            : t('appBroadcasts.peopleCount', { count: people.length })}
        </span>
        {people.length < BROADCAST_PEOPLE_MAX &&
          (['contact', 'lead'] as const).map((kind) => (
            <AddAssociation key={kind} kind={kind} isNamed onChoose={add} />
          ))}
      </div>
      {people.length > 0 && (
        <div className={classes.chosen}>
          <AssociationList
            records={people}
            onRemove={(record) => onChange(people.filter(({ id }) => id !== record.id))}
          />
        </div>
      )}
      <p className={page.by}>{t('appBroadcasts.peopleHint')}</p>
      <FormRefusal text={error} />
    </fieldset>
  );
}

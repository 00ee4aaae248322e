import { useUsers } from '#components/tickets/use-users.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import type { Calendar } from '#lib/contract/calendars.ts';
import { CalendarId, UserId } from '#lib/contract/ids.ts';
import { PausingStatus } from '#lib/contract/sla.ts';
import { t } from '#lib/i18n/i18n.ts';
import { LevelList } from './level-list.tsx';
import type { SlaDraft } from './sla-draft.ts';
import classes from './sla.module.css';
import { TimeField } from './time-field.tsx';

type Props = {
  draft: SlaDraft;
  calendars: readonly Calendar[];
  /** What to do about a field of the policy, by its name. */
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<SlaDraft>) => void;
};

/** Value of a picker for none. */
const NONE = '';

/** First response, closure and what happens when time is exceeded; of the global policy and of a channel's own. */
export function PolicyFields({ draft, calendars, errorOf, onChange }: Props) {
  return (
    <div className={classes.fields}>
      <div className={classes.targets}>
        <TimeField
          label={t('appSla.firstResponse')}
          hint={t('appSla.targetHint')}
          value={draft.firstResponse}
          error={errorOf('firstResponseS')}
          onChange={(firstResponse) => onChange({ firstResponse })}
        />
        <TimeField
          label={t('appSla.closure')}
          hint={t('appSla.targetHint')}
          value={draft.closure}
          error={errorOf('closureS')}
          onChange={(closure) => onChange({ closure })}
        />
      </div>
      <Field label={t('appSla.calendar')} error={errorOf('calendarId')}>
        {({ id, describedBy, isInvalid }) => (
          <Picker
            id={id}
            describedBy={describedBy}
            isInvalid={isInvalid}
            label={t('appSla.calendar')}
            value={draft.calendarId ?? NONE}
            options={[
              { value: NONE, label: t('appSla.always') },
              ...calendars.map(({ id: value, name, zone }) => ({ value, label: name, trailing: zone })),
            ]}
            onChange={(value) => onChange({ calendarId: value === NONE ? null : CalendarId.parse(value) })}
          />
        )}
      </Field>
      <fieldset className={classes.pausing}>
        <legend className={classes.legend}>{t('appSla.pause')}</legend>
        {PausingStatus.options.map((status) => (
          <Checkbox
            key={status}
            label={t(`appSla.statuses.${status}`)}
            checked={draft.pausingStatuses.includes(status)}
            onChange={({ currentTarget }) =>
              onChange({
                pausingStatuses: PausingStatus.options.filter((one) =>
                  one === status ? currentTarget.checked : draft.pausingStatuses.includes(one),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <Exceeded draft={draft} errorOf={errorOf} onChange={onChange} />
    </div>
  );
}

function Exceeded({ draft, errorOf, onChange }: Omit<Props, 'calendars'>) {
  const people = useUsers().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section className={classes.exceeded} aria-label={t('appSla.exceeded')}>
      <h3 className={classes.heading}>{t('appSla.exceeded')}</h3>
      <Field label={t('appSla.notify')} hint={t('appSla.notifyHint')} error={errorOf('notifyUserId')}>
        {({ id, describedBy, isInvalid }) => (
          <Picker
            id={id}
            describedBy={describedBy}
            isInvalid={isInvalid}
            label={t('appSla.notify')}
            value={draft.notifyUserId ?? NONE}
            options={[{ value: NONE, label: t('appSla.nobody') }, ...people]}
            onChange={(value) => onChange({ notifyUserId: value === NONE ? null : UserId.parse(value) })}
          />
        )}
      </Field>
      {draft.notifyUserId !== null && (
        <Warning draft={draft} error={errorOf('warningShare')} onChange={onChange} />
      )}
      <LevelList
        levels={draft.levels}
        people={people}
        errorOf={errorOf}
        onChange={(levels) => onChange({ levels })}
      />
    </section>
  );
}

const USUAL_SHARE = '75';

type WarningProps = Pick<Props, 'draft' | 'onChange'> & { error: string | undefined };

function Warning({ draft, error, onChange }: WarningProps) {
  return (
    <div>
      <div className={classes.warning}>
        <Checkbox
          label={t('appSla.warn')}
          checked={draft.warning !== null}
          onChange={({ currentTarget }) => onChange({ warning: currentTarget.checked ? USUAL_SHARE : null })}
        />
        {draft.warning !== null && (
          <span className={classes.share}>
            <TextInput
              aria-label={t('appSla.share')}
              aria-invalid={error !== undefined || undefined}
              inputMode="numeric"
              className={classes.amount}
              value={draft.warning}
              onChange={({ currentTarget }) => onChange({ warning: currentTarget.value })}
            />
            {t('appSla.percent')}
          </span>
        )}
      </div>
      {error !== undefined && <p className={classes.error}>{error}</p>}
    </div>
  );
}

import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { UNITS, type TimeDraft } from './sla-draft.ts';
import classes from './sla.module.css';

type Props = {
  label: string;
  value: TimeDraft;
  hint?: string;
  error: string | undefined;
  onChange: (value: TimeDraft) => void;
};

/** A length of time: how many of which unit. */
export function TimeField({ label, value, hint, error, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className={classes.time}>
          <AmountInput
            id={wiring.id}
            describedBy={wiring.describedBy}
            isInvalid={wiring.isInvalid}
            value={value}
            onChange={onChange}
          />
          <UnitPicker label={t('appSla.unitOf', { what: label })} value={value} onChange={onChange} />
        </div>
      )}
    </Field>
  );
}

type AmountProps = {
  label?: string;
  id?: string;
  describedBy?: string | undefined;
  isInvalid: boolean;
  value: TimeDraft;
  onChange: (value: TimeDraft) => void;
};

/** How many; digits with a point or a comma. */
export function AmountInput({ label, id, describedBy, isInvalid, value, onChange }: AmountProps) {
  return (
    <TextInput
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      inputMode="decimal"
      autoComplete="off"
      className={classes.amount}
      value={value.amount}
      onChange={({ currentTarget }) => onChange({ ...value, amount: currentTarget.value })}
    />
  );
}

type UnitProps = Pick<AmountProps, 'value' | 'onChange'> & { label: string };

/** Minutes, hours or days. */
export function UnitPicker({ label, value, onChange }: UnitProps) {
  return (
    <Picker
      label={label}
      value={value.unit}
      options={UNITS.map((unit) => ({ value: unit, label: t(`appSla.units.${unit}`) }))}
      onChange={(chosen) => onChange({ ...value, unit: UNITS.find((unit) => unit === chosen) ?? 'hours' })}
    />
  );
}

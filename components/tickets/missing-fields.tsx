import { type SyntheticEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ApiProblem, isProblem } from '#lib/api/api-errors.ts';
import type { Field, FieldValues } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { FieldInput } from './field-input.tsx';
import { toWireValues } from './field-values.ts';
import classes from './missing-fields.module.css';

type Props = {
  fields: Field[];
  /** Verb and noun of what is sent with the values. */
  save: string;
  onSave: (values: FieldValues) => void;
  onCancel: () => void;
};

/** The mandatory fields that kept something from being saved, to be filled in together and sent with it. */
export function MissingFields({ fields, save, onSave, onCancel }: Props) {
  const [values, setValues] = useState<Record<string, unknown>>({});
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSave(toWireValues(fields, values));
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          value={values[field.key]}
          onChange={(value) => setValues({ ...values, [field.key]: value })}
        />
      ))}
      <div className={classes.verbs}>
        <Button type="submit" variant="primary">
          {save}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Definitions of the mandatory fields that a refusal names, without those that the refused input gave itself. */
export function missingOf(error: unknown, fields: readonly Field[], given: FieldValues = {}): Field[] {
  if (!isProblem(error, 'field_missing') || !(error instanceof ApiProblem)) return [];
  return fields.filter(
    ({ key }) => !(key in given) && error.fields.some(({ field }) => field === `fields.${key}`),
  );
}

import { useState, type FormEvent } from 'react';
import { SettingsDialog } from '#components/settings/settings-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { FieldInput } from '../../field-input.tsx';
import { toWireValues } from '../../field-values.ts';
import { useFields } from '../../use-fields.ts';
import form from '../create/create-ticket.module.css';

type Props = {
  count: number;
  onSave: (fields: Record<string, unknown>) => void;
  onClose: () => void;
};

/** One custom field and the value that it is set to; an empty value empties it. */
export function BulkField({ count, onSave, onClose }: Props) {
  const fields = useFields();
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const field = fields.find((each) => each.key === key);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (field !== undefined) onSave(toWireValues([field], { [field.key]: value }));
  };
  return (
    <SettingsDialog title={t('appLists.bulk.setFieldTitle', { count })} isOpen onClose={onClose}>
      <form className={form.form} onSubmit={submit} noValidate>
        <Field label={t('appLists.bulk.chooseField')}>
          {(wiring) => (
            <Picker
              id={wiring.id}
              label={t('appLists.bulk.chooseField')}
              value={key}
              options={fields.map((each) => ({ value: each.key, label: each.label }))}
              placeholder={t('appLists.filter.choose')}
              onChange={(next) => {
                setKey(next);
                setValue(null);
              }}
            />
          )}
        </Field>
        {field !== undefined && <FieldInput field={field} value={value} onChange={setValue} />}
        <div className={form.actions}>
          <Button type="submit" variant="primary" aria-disabled={field === undefined}>
            {t('appLists.bulk.setField')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </SettingsDialog>
  );
}

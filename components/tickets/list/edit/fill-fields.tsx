import { Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { FieldError } from '#lib/contract/errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import { FieldInput } from '../../field-input.tsx';
import { isEmptyValue, toWireValues } from '../../field-values.ts';
import form from '../create/create-ticket.module.css';
import { useFields } from '../../use-fields.ts';
import type { RowEdit } from './row-edit.ts';

type Props = {
  edit: RowEdit;
  errors: readonly FieldError[];
  onSave: (edit: RowEdit) => void;
  onClose: () => void;
};

/** The mandatory fields that a save was refused for, to be filled in here; the save goes on with them. */
export function FillFields({ edit, errors, onSave, onClose }: Props) {
  const names = new Set(errors.map(({ field }) => field));
  const fields = useFields().filter(({ key }) => names.has(`fields.${key}`));
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [isTried, setTried] = useState(false);
  const errorOf = (key: string) =>
    isTried && isEmptyValue(values[key])
      ? errors.find(({ field }) => field === `fields.${key}`)?.message
      : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fields.some(({ key }) => isEmptyValue(values[key]))) return;
    onSave({
      ...edit,
      change: { ...edit.change, fields: { ...edit.change.fields, ...toWireValues(fields, values) } },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('appLists.edit.fillTitle', { number: edit.ticket.number })}
      size={440}
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      <form className={form.form} onSubmit={submit} noValidate>
        <p>{t('appLists.edit.fillBody')}</p>
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            value={values[field.key]}
            error={errorOf(field.key)}
            onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
        <div className={form.actions}>
          <Button type="submit" variant="primary">
            {t('appLists.edit.fillSave')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

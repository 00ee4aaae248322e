import { useHotkeys } from '@mantine/hooks';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Field } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { FieldInput } from '../../field-input.tsx';
import { toWireValues } from '../../field-values.ts';
import classes from './property-row.module.css';

type Props = {
  field: Field;
  value: unknown;
  /** What to do about the value that was refused. */
  error: string | undefined;
  onSave: (value: unknown) => void;
  onCancel: () => void;
};

/** Tags whose keys do not count: none, as the key is for the field itself. */
const EVERYWHERE: string[] = [];

/** The control of a custom field with its two verbs; Enter saves, Esc leaves. */
export function FieldEditor({ field, value, error, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState(value);
  const root = useRef<HTMLDivElement>(null);
  useHotkeys([['Escape', onCancel]], EVERYWHERE);
  useEffect(() => root.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSave(toWireValues([field], { [field.key]: draft })[field.key]);
  };
  return (
    <form className={classes.editor} onSubmit={handleSubmit} noValidate>
      <FieldInput field={field} value={draft} error={error} rootRef={root} onChange={setDraft} />
      <div className={classes.verbs}>
        <Button type="submit" variant="primary" size="sm">
          {t('appTickets.page.saveField', { field: field.label })}
        </Button>
        <Button variant="quiet" size="sm" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

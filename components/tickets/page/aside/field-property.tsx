import { useState } from 'react';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useNow } from '#components/app/use-now.ts';
import { classNames } from '#components/ui/class-names.ts';
import type { Field } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { fieldValueWords } from '../../field-values.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { fieldEdit } from '../property-edits.ts';
import { FieldEditor } from './field-editor.tsx';
import { PropertyRow } from './property-row.tsx';
import classes from './property-row.module.css';

type Props = { field: Field };

/** A custom field: its value as text, and its control once somebody edits it. */
export function FieldProperty({ field }: Props) {
  const { ticket, saving, refusal, save } = useTicketOnPage();
  const [isEditing, setEditing] = useState(false);
  const value = ticket.fieldValues[field.key];
  const words = fieldValueWords(field, value, useNow());
  const error = refusal === null ? undefined : fieldRefusal(refusal.error, `fields.${field.key}`);
  if (!ticket.abilities.canUpdate) return <PlainValue label={field.label} words={words} />;
  if (isEditing || error !== undefined) {
    return (
      <FieldEditor
        key={error}
        field={field}
        value={value}
        error={error}
        onCancel={() => setEditing(false)}
        onSave={(next) => {
          setEditing(false);
          save(fieldEdit(field, next));
        }}
      />
    );
  }
  return (
    <PropertyRow label={field.label} isControl isSaving={saving?.change.fields?.[field.key] !== undefined}>
      <button
        type="button"
        className={classNames(classes.text, words === null && classes.empty)}
        aria-label={`${t('appTickets.page.editField', { field: field.label })}, ${words ?? t('common.empty')}`}
        onClick={() => setEditing(true)}
      >
        {words ?? t('common.empty')}
      </button>
    </PropertyRow>
  );
}

function PlainValue({ label, words }: { label: string; words: string | null }) {
  return (
    <PropertyRow label={label}>
      {words ?? <span className={classes.empty}>{t('common.empty')}</span>}
    </PropertyRow>
  );
}

import { useState } from 'react';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useNow } from '#components/app/use-now.ts';
import type { Field } from '#lib/contract/fields.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { fieldValueWords } from '../../field-values.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { fieldEdit } from '../property-edits.ts';
import { startedFrom } from '../ticket-edit.ts';
import { FieldEditor } from './field-editor.tsx';
import { PropertyRow } from './property-row.tsx';
import classes from './property-row.module.css';

type Props = { field: Field };

/** A custom field: its value as text, and its control once somebody edits it or its value was refused. */
export function FieldProperty({ field }: Props) {
  const { ticket, refusal, save, forget } = useTicketOnPage();
  const [start, setStart] = useState<Ticket | null>(null);
  // A field that another edit was refused for is asked for together with the others, above.
  const isOwn = refusal?.edit.change.fields?.[field.key] !== undefined;
  const error = isOwn ? fieldRefusal(refusal?.error, `fields.${field.key}`) : undefined;
  if (start === null && error === undefined)
    return <FieldValue field={field} onEdit={() => setStart(ticket)} />;
  const attempts = error === undefined ? {} : (refusal?.edit.change.fields ?? {});
  return (
    <FieldEditor
      key={error}
      field={field}
      value={field.key in attempts ? attempts[field.key] : ticket.fieldValues[field.key]}
      error={error}
      onCancel={() => {
        setStart(null);
        forget();
      }}
      onSave={(next) => {
        setStart(null);
        save(startedFrom(start ?? ticket, fieldEdit(field, next)));
      }}
    />
  );
}

function FieldValue({ field, onEdit }: Props & { onEdit: () => void }) {
  const { ticket, saving } = useTicketOnPage();
  const words = fieldValueWords(field, ticket.fieldValues[field.key], useNow());
  const shown = words ?? <span className={classes.empty}>{t('common.empty')}</span>;
  if (!ticket.abilities.canUpdate) return <PropertyRow label={field.label}>{shown}</PropertyRow>;
  const isSaving = saving?.change.fields?.[field.key] !== undefined;
  return (
    <PropertyRow label={field.label} isControl isSaving={isSaving}>
      <button
        type="button"
        className={classes.text}
        aria-label={`${t('appTickets.page.editField', { field: field.label })}, ${words ?? t('common.empty')}`}
        onClick={onEdit}
      >
        {shown}
      </button>
    </PropertyRow>
  );
}

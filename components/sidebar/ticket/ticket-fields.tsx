import { IconPencil } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { Field } from '#lib/contract/fields.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { FieldInput } from '../../tickets/field-input.tsx';
import { fieldValueWords, toWireValues } from '../../tickets/field-values.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Section } from '../../ui/section.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import styles from './ticket.module.css';
import type { Edits } from './use-edits.ts';

type Props = { ticket: Ticket; edits: Edits; now: number };

/** Custom fields: read as a list, edited one at a time where they stand. */
export function TicketFields({ ticket, edits, now }: Props) {
  const [edited, setEdited] = useState<string | null>(null);
  if (ticket.fields.length === 0) return null;
  return (
    <Section title={t('tickets.fields')} count={ticket.fields.length}>
      <dl className={classNames(styles.properties, styles.fieldList)}>
        {ticket.fields.map((field) =>
          field.key === edited ? (
            <FieldEditor
              key={field.id}
              field={field}
              ticket={ticket}
              edits={edits}
              now={now}
              onDone={() => setEdited(null)}
            />
          ) : (
            <FieldLine
              key={field.id}
              field={field}
              ticket={ticket}
              now={now}
              onEdit={() => setEdited(field.key)}
            />
          ),
        )}
      </dl>
    </Section>
  );
}

type LineProps = { field: Field; ticket: Ticket; now: number };

function FieldLine({ field, ticket, now, onEdit }: LineProps & { onEdit: () => void }) {
  const words = fieldValueWords(field, ticket.fieldValues[field.key], now);
  const text = (
    <span className={words === null ? styles.emptyValue : styles.value}>
      {words ?? t('tickets.fieldEmpty')}
    </span>
  );
  return (
    <div className={styles.property}>
      <dt className={styles.propertyLabel} title={field.label}>
        {field.label}
      </dt>
      <dd className={styles.propertyValue}>
        {ticket.abilities.canUpdate ? (
          <button
            type="button"
            className={styles.editable}
            aria-label={`${t('sidebar.ticket.edit', { field: field.label })}: ${words ?? t('tickets.fieldEmpty')}`}
            onClick={onEdit}
          >
            {text}
            <IconPencil size={14} stroke={1.75} aria-hidden className={styles.editIcon} />
          </button>
        ) : (
          <span className={styles.plain}>{text}</span>
        )}
      </dd>
    </div>
  );
}

function FieldEditor({
  field,
  ticket,
  edits,
  now,
  onDone,
}: LineProps & { edits: Edits; onDone: () => void }) {
  const [value, setValue] = useState(ticket.fieldValues[field.key]);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const fields = toWireValues([field], { [field.key]: value });
    const words = fieldValueWords(field, fields[field.key], now) ?? t('sidebar.ticket.emptied');
    onDone();
    edits.edit({ part: 'fields', fieldLabel: field.label, changes: { fields }, words });
  };
  useEscape(onDone);
  return (
    <form className={styles.fieldEditor} onSubmit={handleSubmit} noValidate>
      <FieldInput
        field={field}
        value={value}
        onChange={setValue}
        rootRef={(element) => element?.querySelector<HTMLElement>('input, textarea, button')?.focus()}
      />
      <div className={styles.verbs}>
        <Button type="submit" size="sm" variant="primary">
          {t('sidebar.ticket.save', { field: field.label.toLowerCase() })}
        </Button>
        <Button size="sm" variant="quiet" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

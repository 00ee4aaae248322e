import { Section } from '#components/ui/section.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { FieldProperty } from './field-property.tsx';

/** The custom fields of the ticket's pipeline. */
export function FieldSection() {
  const { ticket } = useTicketOnPage();
  if (ticket.fields.length === 0) return null;
  return (
    <Section title={t('tickets.fields')}>
      {ticket.fields.map((field) => (
        <FieldProperty key={field.id} field={field} />
      ))}
    </Section>
  );
}

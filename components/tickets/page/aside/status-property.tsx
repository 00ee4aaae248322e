import { Picker } from '#components/ui/picker.tsx';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StatusIcon } from '../../status-icon.tsx';
import { StatusLabel } from '../../status-label.tsx';
import { useTicketOnPage } from '../edits-context.ts';
import { statusEdit } from '../property-edits.ts';
import { PropertyRow } from './property-row.tsx';

/** The status, changed from a list; closing is offered to those who may. */
export function StatusProperty() {
  const { ticket, saving, save } = useTicketOnPage();
  const label = t('tickets.statusLabel');
  if (!ticket.abilities.canUpdate) {
    return (
      <PropertyRow label={label}>
        <StatusLabel status={ticket.status} />
      </PropertyRow>
    );
  }
  const statuses = TicketStatus.options.filter((status) => status !== 'closed' || ticket.abilities.canClose);
  return (
    <PropertyRow label={label} isControl isSaving={saving?.change.status !== undefined}>
      <Picker
        variant="property"
        label={label}
        value={ticket.status}
        options={statuses.map((status) => ({
          value: status,
          label: t(`tickets.status.${status}`),
          icon: <StatusIcon status={status} />,
        }))}
        onChange={(status) => save(statusEdit(TicketStatus.parse(status)))}
      />
    </PropertyRow>
  );
}

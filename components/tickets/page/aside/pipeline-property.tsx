import { Picker } from '#components/ui/picker.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { pipelineEdit } from '../property-edits.ts';
import { PropertyRow } from './property-row.tsx';

/** The pipeline; another one starts at its first stage. */
export function PipelineProperty() {
  const { ticket, saving, save } = useTicketOnPage();
  const label = t('tickets.pipeline');
  if (!ticket.abilities.canUpdate || ticket.pipelines.length < 2) {
    return <PropertyRow label={label}>{ticket.pipeline.name}</PropertyRow>;
  }
  const choose = (pipelineId: string) => {
    const pipeline = ticket.pipelines.find(({ id }) => id === pipelineId);
    if (pipeline !== undefined) save(pipelineEdit(pipeline));
  };
  return (
    <PropertyRow label={label} isControl isSaving={saving?.change.pipelineId !== undefined}>
      <Picker
        variant="property"
        label={label}
        value={ticket.pipeline.id}
        options={ticket.pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        note={t('appTickets.page.pipelineNote')}
        onChange={choose}
      />
    </PropertyRow>
  );
}

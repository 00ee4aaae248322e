import { Picker } from '#components/ui/picker.tsx';
import type { Stage } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StageSquare } from '../../stage-label.tsx';
import { StatusIcon } from '../../status-icon.tsx';
import { useTicketOnPage } from '../edits-context.ts';
import { stageEdit } from '../property-edits.ts';
import { pipelineOf } from '../ticket-edit.ts';
import { PropertyRow } from './property-row.tsx';

/** The stage and its place among the stages; the list shows which stage sets which status. */
export function StageProperty() {
  const { ticket, saving, save } = useTicketOnPage();
  const label = t('tickets.stage');
  const stages = pipelineOf(ticket)?.stages ?? [ticket.stage];
  if (!ticket.abilities.canUpdate) {
    return (
      <PropertyRow label={label}>
        <StageSquare hue={ticket.stage.hue} /> {ticket.stage.name}
      </PropertyRow>
    );
  }
  const choose = (stageId: string) => {
    const stage = stages.find(({ id }) => id === stageId);
    if (stage !== undefined) save(stageEdit(stage));
  };
  const place = stages.findIndex(({ id }) => id === ticket.stage.id) + 1;
  return (
    <PropertyRow label={label} isControl isSaving={saving?.change.stageId !== undefined}>
      <Picker
        variant="property"
        label={label}
        value={ticket.stage.id}
        suffix={t('tickets.stagePlace', { place, count: stages.length })}
        options={stages.filter((stage) => mayEnter(stage, ticket.abilities.canClose)).map(toOption)}
        onChange={choose}
      />
    </PropertyRow>
  );
}

function mayEnter(stage: Stage, canClose: boolean): boolean {
  return stage.setsStatus !== 'closed' || canClose;
}

function toOption({ id, name, hue, setsStatus }: Stage) {
  return {
    value: id,
    label: name,
    icon: <StageSquare hue={hue} />,
    trailing: setsStatus === null ? undefined : <StatusIcon status={setsStatus} isAlone />,
  };
}

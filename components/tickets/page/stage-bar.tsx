import type { Stage } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from './edits-context.ts';
import { stageEdit } from './property-edits.ts';
import { pipelineOf } from './ticket-edit.ts';
import classes from './stage-bar.module.css';

/** The pipeline's stages in order, passed ones filled; a click moves the ticket. */
export function StageBar() {
  const { ticket, save } = useTicketOnPage();
  const stages = pipelineOf(ticket)?.stages ?? [ticket.stage];
  const current = stages.findIndex(({ id }) => id === ticket.stage.id);
  return (
    <ol className={classes.bar} aria-label={t('appTickets.page.stages', { pipeline: ticket.pipeline.name })}>
      {stages.map((stage, index) => (
        <li key={stage.id} className={classes.step} data-place={placeOf(index, current)}>
          <Step
            stage={stage}
            isCurrent={index === current}
            mayMove={
              ticket.abilities.canUpdate && (stage.setsStatus !== 'closed' || ticket.abilities.canClose)
            }
            onMove={() => save(stageEdit(stage))}
          />
        </li>
      ))}
    </ol>
  );
}

function placeOf(index: number, current: number): 'passed' | 'current' | 'ahead' {
  if (index === current) return 'current';
  return index < current ? 'passed' : 'ahead';
}

type StepProps = {
  stage: Stage;
  isCurrent: boolean;
  mayMove: boolean;
  onMove: () => void;
};

function Step({ stage, isCurrent, mayMove, onMove }: StepProps) {
  if (isCurrent || !mayMove) {
    return (
      <span className={classes.name} aria-current={isCurrent ? 'step' : undefined} title={stage.name}>
        {stage.name}
      </span>
    );
  }
  const words =
    stage.setsStatus === null
      ? t('appTickets.page.moveTo', { stage: stage.name })
      : t('appTickets.page.moveToSets', {
          stage: stage.name,
          status: t(`tickets.status.${stage.setsStatus}`),
        });
  return (
    <button type="button" className={classes.name} aria-label={words} data-tip={words} onClick={onMove}>
      {stage.name}
    </button>
  );
}

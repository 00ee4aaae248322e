import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { StageSquare } from '#components/tickets/stage-label.tsx';
import { Button } from '#components/ui/button.tsx';
import { Picker } from '#components/ui/picker.tsx';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import { PIPELINES_PATH } from './pipeline-list.tsx';
import { usePipelineWrites } from './use-pipelines.ts';

type Props = {
  pipeline: PipelineDetails;
  pipelines: PipelineDetails[];
  /** Unsaved changes come first. */
  isDirty: boolean;
};

/** Takes a pipeline out of use; its open tickets go to a stage of another one. The default cannot go. */
export function PipelineArchival({ pipeline, pipelines, isDirty }: Props) {
  const [isAsking, setAsking] = useState(false);
  if (pipeline.isDefault || isDirty) return null;
  return isAsking ? (
    <Question pipeline={pipeline} pipelines={pipelines} onKeep={() => setAsking(false)} />
  ) : (
    <div>
      <Button onClick={() => setAsking(true)}>{t('appTicketModule.pipelines.archive')}</Button>
    </div>
  );
}

function Question({ pipeline, pipelines, onKeep }: Omit<Props, 'isDirty'> & { onKeep: () => void }) {
  const { change } = usePipelineWrites();
  const navigate = useNavigate();
  const goals = goalsOf(pipeline, pipelines);
  const [goal, setGoal] = useState(goals[0]?.value);
  const count = pipeline.stages.reduce((sum, { openTickets }) => sum + openTickets, 0);
  const { name } = pipeline;
  const handleArchive = () =>
    change.mutate(
      {
        id: pipeline.id,
        body: {
          version: pipeline.version,
          isArchived: true,
          ...(count > 0 && goal !== undefined ? { toStageId: goal } : {}),
        },
      },
      { onSuccess: () => void navigate({ to: '/settings/$', params: { _splat: PIPELINES_PATH } }) },
    );
  return (
    <fieldset className={parts.danger} aria-label={t('appTicketModule.pipelines.archive')}>
      <p className={parts.warning}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        <span>
          {count > 0 && <strong>{t('appTicketModule.pipelines.removeFull', { count, name })} </strong>}
          {t('appTicketModule.pipelines.archiveEmpty', { name })}
        </span>
      </p>
      <FormRefusal text={fieldRefusal(change.error, 'toStageId') ?? refusalText(change.error)} />
      <div className={parts.goal}>
        {count > 0 && goal !== undefined && (
          <>
            <span>{t('appTicketModule.pipelines.moveTo')}</span>
            <span className={parts.picker}>
              <Picker
                label={t('appTicketModule.pipelines.moveTo')}
                value={goal}
                options={goals}
                onChange={setGoal}
              />
            </span>
          </>
        )}
        <Button variant="danger" onClick={handleArchive}>
          {count === 0
            ? t('appTicketModule.pipelines.archive')
            : t('appTicketModule.pipelines.archiveAndMove', { count })}
        </Button>
        <Button variant="quiet" ref={focusOnMount} onClick={onKeep}>
          {t('appTicketModule.pipelines.keep')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Stages of the other pipelines that do not end a ticket. */
function goalsOf(pipeline: PipelineDetails, pipelines: PipelineDetails[]) {
  return pipelines
    .filter(({ id, isArchived }) => id !== pipeline.id && !isArchived)
    .flatMap(({ name, stages }) =>
      stages
        .filter(({ setsStatus }) => setsStatus !== 'closed')
        .map((stage) => ({
          value: stage.id as string,
          label: `${name}: ${stage.name}`,
          icon: <StageSquare hue={stage.hue} />,
        })),
    );
}

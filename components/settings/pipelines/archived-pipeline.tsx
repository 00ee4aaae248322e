import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { StageLabel } from '#components/tickets/stage-label.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import { PipelineFrame } from './pipeline-frame.tsx';
import { usePipelineWrites } from './use-pipelines.ts';

type Props = { pipeline: PipelineDetails; pipelines: PipelineDetails[] };

/** A pipeline that is out of use: what it was, and the way back. */
export function ArchivedPipeline({ pipeline, pipelines }: Props) {
  const { change } = usePipelineWrites();
  const handleRestore = () =>
    change.mutate({ id: pipeline.id, body: { version: pipeline.version, isArchived: false } });
  return (
    <PipelineFrame pipelines={pipelines} open={pipeline.id}>
      <h2 className={parts.title}>{pipeline.name}</h2>
      <p className={parts.note}>{t('appTicketModule.pipelines.archivedNote')}</p>
      <ol>
        {pipeline.stages.map((stage) => (
          <li key={stage.id}>
            <StageLabel stage={stage} />
          </li>
        ))}
      </ol>
      <FormRefusal text={refusalText(change.error)} />
      <div>
        <Button variant="primary" onClick={handleRestore}>
          {t('appTicketModule.pipelines.restore')}
        </Button>
      </div>
    </PipelineFrame>
  );
}

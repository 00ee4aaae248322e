import { NotFoundPage } from '#components/app/not-found-page.tsx';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsLoad } from '../parts/settings-load.tsx';
import type { SettingsPageProps } from '../settings-page-props.ts';
import { ArchivedPipeline } from './archived-pipeline.tsx';
import { NewPipelineForm } from './new-pipeline-form.tsx';
import { PipelineEditor } from './pipeline-editor.tsx';
import { usePipelines } from './use-pipelines.ts';

/** Address of the form of a new pipeline, below the page's own. */
const NEW = 'new';

/** Settings > Customisation > Ticket module > Pipelines: all at the left, the open one beside them. */
export function PipelinesPage({ rest }: SettingsPageProps) {
  return (
    <SettingsLoad query={usePipelines()} failed={t('appTicketModule.pipelines.failed')}>
      {(pipelines) => <Open pipelines={pipelines} rest={rest} />}
    </SettingsLoad>
  );
}

function Open({ pipelines, rest }: { pipelines: PipelineDetails[]; rest: string }) {
  if (rest === NEW) return <NewPipelineForm pipelines={pipelines} />;
  const open = rest === '' ? pipelines[0] : pipelines.find(({ id }) => id === rest);
  if (open === undefined) return <NotFoundPage />;
  if (open.isArchived) return <ArchivedPipeline key={open.id} pipeline={open} pipelines={pipelines} />;
  return <PipelineEditor key={open.id} pipeline={open} pipelines={pipelines} />;
}

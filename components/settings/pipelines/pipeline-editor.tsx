import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { LeaveQuestion } from '../parts/leave-question.tsx';
import { notSaved } from '../parts/not-saved.ts';
import { SaveBar } from '../parts/save-bar.tsx';
import { StaleNote } from '../parts/stale-note.tsx';
import parts from '../parts/parts.module.css';
import { PipelineArchival } from './pipeline-archival.tsx';
import { PipelineFields } from './pipeline-fields.tsx';
import { PipelineFrame } from './pipeline-frame.tsx';
import { StageList } from './stage-list.tsx';
import { usePipelineEditor } from './use-pipeline-editor.ts';

type Props = { pipeline: PipelineDetails; pipelines: PipelineDetails[] };

/** A pipeline with its stages; nothing counts until it is saved, but for a stage that is removed. */
export function PipelineEditor({ pipeline, pipelines }: Props) {
  const editor = usePipelineEditor(pipeline);
  const { draft, base, error, stale } = editor;
  const formRef = useFocusRefused(error);
  const footer = (
    <SaveBar
      changes={editor.changes}
      save={t('appTicketModule.pipelines.save')}
      isPending={editor.isPending}
      refusal={stale === null ? notSaved(error) : undefined}
      onSave={editor.save}
      onDiscard={editor.discard}
    />
  );
  return (
    <PipelineFrame pipelines={pipelines} open={pipeline.id} footer={footer}>
      <LeaveQuestion isDirty={editor.changes.length > 0} />
      {stale !== null && (
        <StaleNote by={stale.changedBy?.name ?? null} onTake={editor.take} onKeep={editor.saveOver} />
      )}
      <form
        className={parts.main}
        ref={formRef}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          editor.save();
        }}
      >
        <PipelineFields
          draft={draft}
          error={fieldRefusal(error, 'name')}
          default={{ isSaved: base.isDefault }}
          onChange={editor.change}
        />
        <StageList
          draft={draft}
          errorAt={(index) => fieldRefusal(error, `stages.${index}.name`)}
          onChange={(stages) => editor.change({ stages })}
          onRemove={editor.removeStage}
        />
      </form>
      <PipelineArchival pipeline={base} pipelines={pipelines} isDirty={editor.changes.length > 0} />
    </PipelineFrame>
  );
}

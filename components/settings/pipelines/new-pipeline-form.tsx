import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { LeaveQuestion } from '../parts/leave-question.tsx';
import { notSaved } from '../parts/not-saved.ts';
import { SaveBar } from '../parts/save-bar.tsx';
import { newDraft, toNewPipeline } from './pipeline-draft.ts';
import parts from '../parts/parts.module.css';
import { PipelineFields } from './pipeline-fields.tsx';
import { PipelineFrame } from './pipeline-frame.tsx';
import { PIPELINES_PATH } from './pipeline-list.tsx';
import { StageList } from './stage-list.tsx';
import { usePipelineWrites } from './use-pipelines.ts';

type Props = { pipelines: PipelineDetails[] };

/** A pipeline to be created: name and stages, saved together. */
export function NewPipelineForm({ pipelines }: Props) {
  const [draft, setDraft] = useState(newDraft);
  const { create } = usePipelineWrites();
  const navigate = useNavigate();
  const formRef = useFocusRefused(create.error);
  const save = () =>
    create.mutate(toNewPipeline(draft), {
      onSuccess: ({ id }) =>
        void navigate({
          to: '/settings/$',
          params: { _splat: `${PIPELINES_PATH}/${id}` },
          ignoreBlocker: true,
        }),
    });
  const footer = (
    <SaveBar
      changes={[t('appTicketModule.pipelines.new')]}
      save={t('appTicketModule.pipelines.create')}
      isPending={create.isPending}
      refusal={notSaved(create.error)}
      onSave={save}
    />
  );
  return (
    <PipelineFrame pipelines={pipelines} open="new" footer={footer}>
      <LeaveQuestion isDirty={draft.name !== ''} />
      <form
        className={parts.main}
        ref={formRef}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <PipelineFields
          draft={draft}
          error={fieldRefusal(create.error, 'name')}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <StageList
          draft={draft}
          errorAt={(index) => fieldRefusal(create.error, `stages.${index}.name`)}
          onChange={(stages) => setDraft({ ...draft, stages })}
        />
      </form>
    </PipelineFrame>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SaveBar } from '../parts/save-bar.tsx';
import { newDraft, toNewPipeline } from './pipeline-draft.ts';
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
        void navigate({ to: '/settings/$', params: { _splat: `${PIPELINES_PATH}/${id}` } }),
    });
  const reason = fieldRefusal(create.error, 'stages') ?? refusalText(create.error);
  const footer = (
    <SaveBar
      changes={[t('appTicketModule.pipelines.new')]}
      save={t('appTicketModule.pipelines.create')}
      isPending={create.isPending}
      refusal={reason === undefined ? undefined : t('appTicketModule.notSaved', { reason })}
      onSave={save}
    />
  );
  return (
    <PipelineFrame pipelines={pipelines} open="new" footer={footer}>
      <form
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
      </form>
      <StageList
        draft={draft}
        errorAt={(index) => fieldRefusal(create.error, `stages.${index}.name`)}
        onChange={(stages) => setDraft({ ...draft, stages })}
      />
    </PipelineFrame>
  );
}

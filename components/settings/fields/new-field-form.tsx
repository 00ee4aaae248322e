import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { LeaveQuestion } from '../parts/leave-question.tsx';
import { notSaved } from '../parts/not-saved.ts';
import { SaveBar } from '../parts/save-bar.tsx';
import { describeChanges, newDraft, toNewField } from './field-draft.ts';
import { FieldForm } from './field-form.tsx';
import { FieldFrame } from './field-frame.tsx';
import { FIELDS_PATH } from './field-list.tsx';
import { useFieldWrites } from './use-fields.ts';

type Props = { fields: FieldDetails[] };

/** A field to be created. */
export function NewFieldForm({ fields }: Props) {
  const [draft, setDraft] = useState(newDraft);
  const { create } = useFieldWrites();
  const navigate = useNavigate();
  const formRef = useFocusRefused(create.error);
  const save = () =>
    create.mutate(toNewField(draft), {
      onSuccess: ({ id }) =>
        void navigate({ to: '/settings/$', params: { _splat: `${FIELDS_PATH}/${id}` }, ignoreBlocker: true }),
    });
  const footer = (
    <SaveBar
      changes={[t('appTicketModule.fields.new')]}
      save={t('appTicketModule.fields.create')}
      isPending={create.isPending}
      refusal={notSaved(create.error)}
      onSave={save}
    />
  );
  return (
    <FieldFrame fields={fields} open="new" footer={footer}>
      <LeaveQuestion isDirty={describeChanges(newDraft(), draft).length > 0} />
      <form
        ref={formRef}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FieldForm
          isNew
          draft={draft}
          archivedOptions={[]}
          errorOf={(name) => fieldRefusal(create.error, name)}
          onChange={setDraft}
        />
      </form>
    </FieldFrame>
  );
}

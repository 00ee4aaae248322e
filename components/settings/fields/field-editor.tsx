import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { LeaveQuestion } from '../parts/leave-question.tsx';
import { notSaved } from '../parts/not-saved.ts';
import { SaveBar } from '../parts/save-bar.tsx';
import { StaleNote } from '../parts/stale-note.tsx';
import parts from '../parts/parts.module.css';
import { FieldArchival } from './field-archival.tsx';
import { FieldForm } from './field-form.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldEditor } from './use-field-editor.ts';
import classes from './fields.module.css';

type Props = { field: FieldDetails; fields: FieldDetails[] };

/** A field that tickets have; nothing counts until it is saved. */
export function FieldEditor({ field, fields }: Props) {
  const editor = useFieldEditor(field);
  const { draft, base, error, stale, changes } = editor;
  const formRef = useFocusRefused(error);
  const footer = (
    <SaveBar
      changes={changes}
      save={t('appTicketModule.fields.save')}
      isPending={editor.isPending}
      refusal={stale === null ? notSaved(error) : undefined}
      onSave={editor.save}
      onDiscard={editor.discard}
    />
  );
  return (
    <FieldFrame fields={fields} open={field.id} footer={footer}>
      <LeaveQuestion isDirty={changes.length > 0} />
      {stale !== null && (
        <StaleNote by={stale.changedBy?.name ?? null} onTake={editor.take} onKeep={editor.saveOver} />
      )}
      <form
        ref={formRef}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          editor.save();
        }}
      >
        <FieldForm
          draft={draft}
          archivedOptions={base.archivedOptions}
          errorOf={(name) => fieldRefusal(error, name)}
          onChange={editor.change}
        />
      </form>
      <p className={parts.small}>
        {t('appTicketModule.fields.key')}: <span className={classes.key}>{base.key}</span>.{' '}
        {t('appTicketModule.fields.keyHint')}
      </p>
      {changes.length === 0 && <FieldArchival field={base} />}
    </FieldFrame>
  );
}

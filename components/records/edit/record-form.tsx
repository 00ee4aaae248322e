import type { SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { StaleNote } from '#components/settings/parts/stale-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordFields } from './record-fields.tsx';
import classes from './record-form.module.css';
import { useRecordEdit } from './use-record-edit.ts';

type Props = { record: CrmRecord; onClose: () => void };

/** All that can be changed of a record by hand. */
export function RecordForm({ record, onClose }: Props) {
  const edit = useRecordEdit(record, onClose);
  const { stale, error, isPending, save, takeTheirs } = edit;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending && stale === null) save();
  };
  const isOfField = error instanceof ApiProblem && error.fields.length > 0;
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <RecordFields kind={record.kind} edit={edit} />
      {stale !== null && <StaleNote by={stale.changedBy} onTake={() => takeTheirs(stale)} onKeep={save} />}
      <FormRefusal text={isOfField ? undefined : refusalText(error)} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending || stale !== null}>
          {isPending ? t('appFiles.form.saving') : t('appFiles.form.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

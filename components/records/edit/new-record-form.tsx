import type { SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { RecordKind } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordFields } from './record-fields.tsx';
import classes from './record-form.module.css';
import { useNewRecord } from './use-new-record.ts';

type Props = { kind: RecordKind; onClose: () => void };

/** A new record by hand; once it is added its page opens. */
export function NewRecordForm({ kind, onClose }: Props) {
  const record = useNewRecord(kind);
  const { error, isPending, add } = record;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) add();
  };
  const isOfField = error instanceof ApiProblem && error.fields.length > 0;
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <RecordFields kind={kind} edit={record} isNew />
      <FormRefusal text={isOfField ? undefined : refusalText(error)} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {isPending ? t('appFiles.form.saving') : t(`appFiles.form.add.${kind}`)}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

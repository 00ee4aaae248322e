import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import { FieldFrame } from './field-frame.tsx';
import { useFieldWrites } from './use-fields.ts';

type Props = { field: FieldDetails; fields: FieldDetails[] };

/** A field that is out of use, and the way back. */
export function ArchivedField({ field, fields }: Props) {
  const { change } = useFieldWrites();
  const handleRestore = () =>
    change.mutate({ id: field.id, body: { version: field.version, isArchived: false } });
  return (
    <FieldFrame fields={fields} open={field.id}>
      <h2 className={parts.title}>{field.label}</h2>
      <p className={parts.note}>{t('appTicketModule.fields.archivedNote')}</p>
      <FormRefusal text={refusalText(change.error)} />
      <div>
        <Button variant="primary" onClick={handleRestore}>
          {t('appTicketModule.fields.restore')}
        </Button>
      </div>
    </FieldFrame>
  );
}

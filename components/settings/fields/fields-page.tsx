import { NotFoundPage } from '#components/app/not-found-page.tsx';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsLoad } from '../parts/settings-load.tsx';
import type { SettingsPageProps } from '../settings-page-props.ts';
import { ArchivedField } from './archived-field.tsx';
import { FieldEditor } from './field-editor.tsx';
import { FieldFrame } from './field-frame.tsx';
import { NewFieldForm } from './new-field-form.tsx';
import { NoFields } from './no-fields.tsx';
import { useFields } from './use-fields.ts';

/** Settings > Customisation > Ticket module > Fields: all at the left, the open one beside them. */
export function FieldsPage({ rest }: SettingsPageProps) {
  return (
    <SettingsLoad query={useFields()} failed={t('appTicketModule.fields.failed')}>
      {(fields) => <Open fields={fields} rest={rest} />}
    </SettingsLoad>
  );
}

function Open({ fields, rest }: { fields: FieldDetails[]; rest: string }) {
  if (rest === 'new') return <NewFieldForm fields={fields} />;
  const open = rest === '' ? fields[0] : fields.find(({ id }) => id === rest);
  if (open !== undefined && open.isArchived)
    return <ArchivedField key={open.id} field={open} fields={fields} />;
  if (open !== undefined) return <FieldEditor key={open.id} field={open} fields={fields} />;
  if (rest !== '') return <NotFoundPage />;
  return (
    <FieldFrame fields={fields} open="">
      <NoFields />
    </FieldFrame>
  );
}

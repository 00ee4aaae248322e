import type { ChangeEvent } from 'react';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useUsers } from '#components/tickets/use-users.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { TextArea } from '#components/ui/text-input.tsx';
import type { RecordKind } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { AccountField } from './account-field.tsx';
import { NOBODY } from './record-draft.ts';
import type { RecordEdit } from './use-record-edit.ts';

/** What the inputs need of a form, be it of a new record or of one that is there. */
type Form = Pick<RecordEdit, 'draft' | 'change' | 'error'>;
type Props = { kind: RecordKind; edit: Form; isNew?: boolean };

/** The inputs that this kind of record has. */
export function RecordFields({ kind, edit, isNew = false }: Props) {
  const isPerson = kind === 'lead' || kind === 'contact';
  const hasAddresses = isPerson || kind === 'account';
  return (
    <>
      <Line name="name" edit={edit} data-autofocus />
      {isPerson && <Line name="title" edit={edit} />}
      {(kind === 'contact' || kind === 'opportunity') && <AccountField edit={edit} />}
      {isPerson && edit.draft.account === null && <Line name="company" edit={edit} />}
      {hasAddresses && <Lines name="emails" edit={edit} />}
      {hasAddresses && <Lines name="phones" edit={edit} />}
      {kind === 'task' && <TaskFields edit={edit} isNew={isNew} />}
      <OwnerField edit={edit} />
      <Line name="sourceUrl" edit={edit} type="url" />
    </>
  );
}

function TaskFields({ edit, isNew }: { edit: Form; isNew: boolean }) {
  return (
    <>
      <Line name="dueOn" edit={edit} type="date" />
      {!isNew && (
        <Checkbox
          label={t('appFiles.form.isDone')}
          checked={edit.draft.isDone}
          onChange={(event) => edit.change({ isDone: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

type LineProps = {
  name: 'name' | 'title' | 'company' | 'dueOn' | 'sourceUrl';
  edit: Form;
  type?: string;
};

function Line({ name, edit, ...rest }: LineProps) {
  return (
    <LabelledInput
      label={t(`appFiles.form.${name}`)}
      error={fieldRefusal(edit.error, name)}
      value={edit.draft[name]}
      autoComplete="off"
      onChange={(event: ChangeEvent<HTMLInputElement>) => edit.change({ [name]: event.currentTarget.value })}
      {...rest}
    />
  );
}

function Lines({ name, edit }: { name: 'emails' | 'phones'; edit: Form }) {
  const error = fieldRefusal(edit.error, name) ?? refusalWithin(edit.error, name);
  return (
    <Field label={t(`appFiles.form.${name}`)} hint={t(`appFiles.form.${name}Hint`)} error={error}>
      {(wiring) => (
        <TextArea
          wiring={wiring}
          rows={2}
          value={edit.draft[name]}
          onChange={(event) => edit.change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

/** The refusal of one of several values, e.g. `emails.1`. */
function refusalWithin(error: unknown, name: string): string | undefined {
  return Array.from({ length: 20 }, (_, place) => fieldRefusal(error, `${name}.${place}`)).find(Boolean);
}

function OwnerField({ edit }: { edit: Form }) {
  const users = useUsers().map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <Field label={t('appFiles.form.owner')} error={fieldRefusal(edit.error, 'ownerId')}>
      {({ id, describedBy, isInvalid }) => (
        <Picker
          id={id}
          describedBy={describedBy}
          isInvalid={isInvalid}
          label={t('appFiles.form.owner')}
          value={edit.draft.ownerId}
          options={[{ value: NOBODY, label: t('appFiles.form.nobody') }, ...users]}
          onChange={(ownerId) => edit.change({ ownerId })}
        />
      )}
    </Field>
  );
}

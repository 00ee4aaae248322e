import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { TextArea, TextInput } from '#components/ui/text-input.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { FieldInput } from '../../field-input.tsx';
import { RecordIcon } from '../../record-icon.tsx';
import type { TicketForm } from '../../use-ticket-form.ts';
import { OwnerField, PipelineFields } from './choice-fields.tsx';
import { isConversation, type Origin } from './new-ticket-values.ts';
import { createRefusal } from './create-refusal.ts';
import { useCreateForm } from './use-create-form.ts';
import classes from './create-ticket.module.css';

type Props = {
  form: TicketForm;
  about: Origin | null;
  onTouched: () => void;
  onCancel: () => void;
  onDone: () => void;
};

/** Subject, owner, place and fields of a ticket made by hand; Enter saves. */
export function CreateTicketForm({ form, about, onTouched, onCancel, onDone }: Props) {
  const { values, change, fields, handleSubmit, error, isPending, formRef } = useCreateForm(form, {
    about,
    onTouched,
    onDone,
  });
  const errorOf = (field: string) => fieldRefusal(error, field);
  return (
    <form ref={formRef} className={classes.form} onSubmit={handleSubmit} noValidate>
      {about !== null && !isConversation(about) && (
        <p className={classes.about}>
          <RecordIcon kind={about.kind} />
          {t('appTickets.create.about', { kind: t(`tickets.record.${about.kind}`), name: about.name })}
        </p>
      )}
      <Field label={t('tickets.subject')} requiredWord={t('common.required')} error={errorOf('subject')}>
        {(wiring) => (
          <TextInput
            wiring={wiring}
            value={values.subject}
            maxLength={500}
            autoComplete="off"
            ref={focusOnMount}
            onChange={(event) => change({ subject: event.target.value })}
          />
        )}
      </Field>
      <OwnerField
        form={form}
        value={values.ownerId}
        error={errorOf('ownerId')}
        onChange={(ownerId) => change({ ownerId })}
      />
      <PipelineFields form={form} values={values} onChange={change} />
      {fields.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          value={values.fields[field.key]}
          error={errorOf(`fields.${field.key}`)}
          onChange={(value) => change({ fields: { ...values.fields, [field.key]: value } })}
        />
      ))}
      <Field
        label={t('tickets.description')}
        hint={t('appTickets.create.descriptionHint')}
        error={errorOf('description')}
      >
        {(wiring) => (
          <TextArea
            wiring={wiring}
            className={classes.area}
            value={values.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <Foot refusal={createRefusal(error, form.fields)} isPending={isPending} onCancel={onCancel} />
    </form>
  );
}

type FootProps = {
  refusal: string | undefined;
  isPending: boolean;
  onCancel: () => void;
};

function Foot({ refusal, isPending, onCancel }: FootProps) {
  return (
    <div className={classes.foot}>
      <FormRefusal text={refusal} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {isPending ? t('appTickets.create.saving') : t('appTickets.create.save')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

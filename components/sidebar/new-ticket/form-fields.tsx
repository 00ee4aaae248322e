import type { ThreadContext, ThreadPerson } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import { FieldInput } from '../../tickets/field-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Picker } from '../../ui/picker.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { FormAssociations } from './form-associations.tsx';
import { fieldsOf, withPipeline, type FormValues } from './form-values.ts';
import styles from './new-ticket.module.css';
import type { Refusals } from './refusals.ts';
import { ownerOptions, stageOptions } from '../picker-options.tsx';
import { useServices } from '../services.tsx';

type Props = {
  context: ThreadContext;
  customer: ThreadPerson | null;
  values: FormValues;
  refusals: Refusals | null;
  isReadingMail: boolean;
  /** True when the form opens for writing, and the subject takes the focus. */
  isFocused: boolean;
  onChange: (changes: Partial<FormValues>) => void;
};

/** The fields in the order in which a ticket is thought of: what, where, whose, for whom, and the rest. */
export function FormFields(props: Props) {
  const { context, values, refusals, onChange } = props;
  const errors = refusals?.byField ?? {};
  return (
    <>
      <div data-field="subject">
        <Field label={t('tickets.subject')} requiredWord={t('common.required')} error={errors['subject']}>
          {(wiring) => (
            <TextArea
              wiring={wiring}
              ref={props.isFocused ? focusOnMount : undefined}
              isOneLine
              rows={2}
              value={values.subject}
              onChange={(event) => onChange({ subject: event.target.value.replaceAll('\n', ' ') })}
            />
          )}
        </Field>
      </div>
      <PlaceFields {...props} />
      <FormAssociations {...props} />
      {fieldsOf(context.fields, values.pipelineId).map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          value={values.fields[field.key]}
          error={errors[`fields.${field.key}`]}
          onChange={(value) => onChange({ fields: { ...values.fields, [field.key]: value } })}
        />
      ))}
      <Description {...props} error={errors['description']} />
    </>
  );
}

function PlaceFields({ context, values, refusals, onChange }: Props) {
  const { user } = useServices();
  const errors = refusals?.byField ?? {};
  const pipeline = context.pipelines.find(({ id }) => id === values.pipelineId);
  const handlePipeline = (id: string) => {
    const next = context.pipelines.find((known) => known.id === id);
    if (next !== undefined) onChange(withPipeline(values, next));
  };
  return (
    <>
      <div className={styles.pair}>
        <div data-field="pipelineId">
          <Field label={t('tickets.pipeline')} error={errors['pipelineId']}>
            {({ id, ...wiring }) => (
              <Picker
                {...wiring}
                id={id}
                label={t('tickets.pipeline')}
                value={values.pipelineId}
                options={context.pipelines.map((known) => ({ value: known.id, label: known.name }))}
                onChange={handlePipeline}
              />
            )}
          </Field>
        </div>
        <div data-field="stageId">
          <Field label={t('tickets.stage')} error={errors['stageId']}>
            {({ id, ...wiring }) => (
              <Picker
                {...wiring}
                id={id}
                label={t('tickets.stage')}
                value={values.stageId}
                options={stageOptions(pipeline?.stages ?? [])}
                onChange={(stageId) => onChange({ stageId: stageId as FormValues['stageId'] })}
              />
            )}
          </Field>
        </div>
      </div>
      <div data-field="ownerId">
        <Field label={t('tickets.owner')} error={errors['ownerId']}>
          {({ id, ...wiring }) => (
            <Picker
              {...wiring}
              id={id}
              label={t('tickets.owner')}
              value={values.ownerId ?? ''}
              options={ownerOptions(context.owners, user.id)}
              onChange={(ownerId) =>
                onChange({ ownerId: ownerId === '' ? null : (ownerId as FormValues['ownerId']) })
              }
            />
          )}
        </Field>
      </div>
    </>
  );
}

function Description({ values, isReadingMail, onChange, error }: Props & { error: string | undefined }) {
  const summary = isReadingMail
    ? t('sidebar.form.descriptionWait')
    : values.description.trim() || t('sidebar.form.descriptionEmpty');
  return (
    <div data-field="description">
      <Fold title={t('tickets.description')} summary={summary}>
        <TextArea
          aria-label={t('tickets.description')}
          aria-invalid={error !== undefined || undefined}
          rows={6}
          className={styles.description}
          value={values.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Fold>
      {error !== undefined && <p className={styles.error}>{error}</p>}
    </div>
  );
}

import { useMe } from '#components/app/session.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { StageSquare } from '../../stage-label.tsx';
import type { TicketForm } from '../../use-ticket-form.ts';
import type { NewTicketValues } from './new-ticket-values.ts';
import classes from './create-ticket.module.css';

type OwnerProps = {
  form: TicketForm;
  /** A user's id; null for nobody. */
  value: string | null;
  error: string | undefined;
  onChange: (ownerId: string | null) => void;
};

/** Whom the ticket is given to; oneself by default. */
export function OwnerField({ form, value, error, onChange }: OwnerProps) {
  const { user } = useMe();
  const options = form.owners.map((owner) => ({
    value: owner.id as string,
    label: owner.id === user.id ? t('common.you', { name: owner.name }) : owner.name,
    icon: <Avatar name={owner.name} size={20} />,
  }));
  return (
    <Field label={t('appTickets.create.ticketOwner')} error={error}>
      {({ id, describedBy, isInvalid }) => (
        <Picker
          id={id}
          describedBy={describedBy}
          isInvalid={isInvalid}
          label={t('appTickets.create.ticketOwner')}
          value={value ?? ''}
          options={[...options, { value: '', label: t('common.nobody') }]}
          onChange={(ownerId) => onChange(ownerId === '' ? null : ownerId)}
        />
      )}
    </Field>
  );
}

type PipelineProps = {
  form: TicketForm;
  values: NewTicketValues;
  onChange: (part: Partial<NewTicketValues>) => void;
};

/** Pipeline and stage; another pipeline starts at its first stage. */
export function PipelineFields({ form, values, onChange }: PipelineProps) {
  const pipeline = form.pipelines.find((known) => known.id === values.pipelineId);
  const pipelines = form.pipelines.map(({ id, name }) => ({ value: id as string, label: name }));
  const stages = (pipeline?.stages ?? []).map((stage) => ({
    value: stage.id as string,
    label: stage.name,
    icon: <StageSquare hue={stage.hue} />,
  }));
  const choosePipeline = (pipelineId: string) => {
    const first = form.pipelines.find((known) => known.id === pipelineId)?.stages[0];
    onChange({ pipelineId, stageId: first?.id ?? '' });
  };
  return (
    <div className={classes.pair}>
      <Field label={t('tickets.pipeline')}>
        {({ id }) => (
          <Picker
            id={id}
            label={t('tickets.pipeline')}
            value={values.pipelineId}
            options={pipelines}
            onChange={choosePipeline}
          />
        )}
      </Field>
      <Field label={t('tickets.stage')}>
        {({ id }) => (
          <Picker
            id={id}
            label={t('tickets.stage')}
            value={values.stageId}
            options={stages}
            onChange={(stageId) => onChange({ stageId })}
          />
        )}
      </Field>
    </div>
  );
}

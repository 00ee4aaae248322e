import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { usePipelines } from '#components/tickets/use-pipelines.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { createChannel, updateChannel, type Channel } from '#lib/contract/channels.ts';
import { PipelineId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';
import { notSaved } from '../parts/not-saved.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import parts from '../settings-parts.module.css';
import { PolicyFields } from '../sla/policy-fields.tsx';
import { useCalendars } from '../sla/use-sla.ts';
import { useSave } from '../use-save.ts';
import { AccountFields } from './account-fields.tsx';
import { ChannelAddress } from './channel-address.tsx';
import { draftOf, toChannel, type ChannelDraft } from './channel-draft.ts';
import { ChannelViewers } from './channel-viewers.tsx';
import classes from './channels.module.css';
import { KindChoice } from './kind-choice.tsx';
import { OwnerFields } from './owner-fields.tsx';
import { SlaTypeChoice } from './sla-type-choice.tsx';

type Props = {
  /** Null for a new one. */
  channel: Channel | null;
  onClose: () => void;
};

/** Adds a channel, or changes it: its SLA configuration type with its own details, where its tickets start and who sees them. */
export function ChannelDialog({ channel, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(channel));
  const { mutate, error, isPending } = useSave({
    save: (api, given: ChannelDraft) =>
      channel === null
        ? api(
            createChannel,
            { body: { kind: given.kind, ...toChannel(given) } },
            { idempotencyKey: crypto.randomUUID() },
          )
        : api(updateChannel, {
            params: { channelId: channel.id },
            body: { version: channel.version, ...toChannel(given) },
          }),
    touches: ['settings'],
    words: () => t(channel === null ? 'appChannels.createdToast' : 'appChannels.savedToast'),
    onDone: onClose,
  });
  const formRef = useFocusRefused(error);
  const change = (part: Partial<ChannelDraft>) => setDraft({ ...draft, ...part });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) mutate(draft);
  };
  return (
    <SettingsDialog
      title={channel === null ? t('appChannels.create') : t('appChannels.updateOf', { name: channel.name })}
      isOpen
      onClose={onClose}
      size={560}
    >
      <form ref={formRef} className={classes.form} onSubmit={handleSubmit} noValidate>
        <LabelledInput
          label={t('appChannels.name')}
          hint={t('appChannels.nameHint')}
          error={fieldRefusal(error, 'name')}
          value={draft.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          data-autofocus
        />
        {channel === null && <KindChoice value={draft.kind} onChange={(kind) => change({ kind })} />}
        {draft.kind === 'email' && (
          <AccountFields
            channel={channel}
            draft={draft.account}
            error={error}
            onChange={(account) => change({ account })}
          />
        )}
        <SlaTypeChoice value={draft.slaType} onChange={(slaType) => change({ slaType })} />
        {draft.slaType === 'individual' && (
          <OwnPolicy draft={draft} error={error} onChange={(policy) => change({ policy })} />
        )}
        <PipelineChoice draft={draft} error={error} onChange={change} />
        <OwnerFields owner={draft.owner} error={error} onChange={(owner) => change({ owner })} />
        <LabelledInput
          label={t('appMail.idleHours')}
          inputMode="numeric"
          autoComplete="off"
          error={fieldRefusal(error, 'idleHours')}
          value={draft.idleHours}
          onChange={({ currentTarget }) => change({ idleHours: currentTarget.value })}
        />
        <ChannelViewers draft={draft} error={error} onChange={change} />
        {channel?.kind === 'api' && <ChannelAddress channel={channel} />}
        <FormRefusal text={notSaved(error)} />
        <div className={parts.actions}>
          <Button type="submit" variant="primary" aria-disabled={isPending}>
            {t(channel === null ? 'appChannels.create' : 'appChannels.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </SettingsDialog>
  );
}

type PartProps = { draft: ChannelDraft; error: unknown };

function OwnPolicy({
  draft,
  error,
  onChange,
}: PartProps & { onChange: (policy: ChannelDraft['policy']) => void }) {
  const calendars = useCalendars();
  return (
    <div className={classes.own}>
      <PolicyFields
        draft={draft.policy}
        calendars={calendars.data ?? []}
        errorOf={(field) => fieldRefusal(error, `policy.${field}`)}
        onChange={(part) => onChange({ ...draft.policy, ...part })}
      />
    </div>
  );
}

/** Value of the picker for the default pipeline, whichever that is. */
const DEFAULT = '';

function PipelineChoice({
  draft,
  error,
  onChange,
}: PartProps & { onChange: (part: Partial<ChannelDraft>) => void }) {
  const pipelines = usePipelines();
  return (
    <Field label={t('appChannels.pipeline')} error={fieldRefusal(error, 'pipelineId')}>
      {({ id, describedBy, isInvalid }) => (
        <Picker
          id={id}
          describedBy={describedBy}
          isInvalid={isInvalid}
          label={t('appChannels.pipeline')}
          value={draft.pipelineId ?? DEFAULT}
          options={[
            { value: DEFAULT, label: t('appChannels.defaultPipeline') },
            ...pipelines.map(({ id: value, name }) => ({ value, label: name })),
          ]}
          onChange={(value) => onChange({ pipelineId: value === DEFAULT ? null : PipelineId.parse(value) })}
        />
      )}
    </Field>
  );
}

import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { notSaved } from '#components/settings/parts/not-saved.ts';
import parts from '#components/settings/settings-parts.module.css';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { TextArea } from '#components/ui/text-input.tsx';
import type { Broadcast, LeftOut } from '#lib/contract/broadcasts.ts';
import type { ConversationChannel } from '#lib/contract/conversation-channels.ts';
import { ChannelId } from '#lib/contract/ids.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { BroadcastPeople } from './broadcast-people.tsx';
import { useSendBroadcast } from './use-broadcasts.ts';
import classes from './broadcasts.module.css';

type Props = {
  /** Those that can send. */
  channels: ConversationChannel[];
  onSent: (answer: { broadcast: Broadcast; leftOut: LeftOut[] }) => void;
  onClose: () => void;
};

/** By what, to whom, and what. */
export function BroadcastForm({ channels, onSent, onClose }: Props) {
  const [chosen, setChosen] = useState<ChannelId | null>(null);
  const [people, setPeople] = useState<RecordSummary[]>([]);
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const { mutate, error, isPending } = useSendBroadcast();
  const formRef = useFocusRefused(error);
  const channelId = chosen ?? channels[0]?.id;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending && channelId !== undefined)
      mutate({ channelId, subject, text, people }, { onSuccess: onSent });
  };
  return (
    <form ref={formRef} className={classes.form} onSubmit={handleSubmit} noValidate>
      <Field label={t('appBroadcasts.channel')} error={fieldRefusal(error, 'channelId')}>
        {({ id, describedBy, isInvalid }) => (
          <Picker
            id={id}
            describedBy={describedBy}
            isInvalid={isInvalid}
            label={t('appBroadcasts.channel')}
            value={channelId ?? null}
            options={channels.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(value) => setChosen(ChannelId.parse(value))}
          />
        )}
      </Field>
      <BroadcastPeople people={people} error={fieldRefusal(error, 'recordIds')} onChange={setPeople} />
      <LabelledInput
        label={t('appBroadcasts.subject')}
        autoComplete="off"
        error={fieldRefusal(error, 'subject')}
        value={subject}
        onChange={({ currentTarget }) => setSubject(currentTarget.value)}
      />
      <Field label={t('appBroadcasts.text')} error={fieldRefusal(error, 'text')}>
        {(wiring) => (
          <TextArea
            wiring={wiring}
            className={classes.text}
            maxLength={20_000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
      </Field>
      <FormRefusal text={notSaved(error)} />
      <div className={parts.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {sendWords(isPending, people.length)}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

function sendWords(isPending: boolean, count: number): string {
  if (isPending) return t('appBroadcasts.sending');
  return count === 0 ? t('appBroadcasts.sendNobody') : t('appBroadcasts.send', { count });
}

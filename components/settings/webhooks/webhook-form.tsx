import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { ChoiceList } from '#components/ui/choice-list.tsx';
import { WEBHOOK_EVENTS, type Webhook } from '#lib/contract/webhooks.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../settings-parts.module.css';

export type WebhookDraft = Pick<Webhook, 'name' | 'address' | 'events' | 'isEnabled'>;

type Props = {
  /** Null for a new one. */
  webhook: Webhook | null;
  act: string;
  error: unknown;
  isPending: boolean;
  onSave: (draft: WebhookDraft) => void;
  onCancel: () => void;
};

const NEW: WebhookDraft = {
  name: '',
  address: '',
  events: ['ticket.created', 'ticket.changed', 'ticket.closed'],
  isEnabled: true,
};

/** Where requests go, and when. */
export function WebhookForm({ webhook, act, error, isPending, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState<WebhookDraft>(webhook ?? NEW);
  const change = (part: Partial<WebhookDraft>) => setDraft({ ...draft, ...part });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) onSave(draft);
  };
  const refused = (['name', 'address', 'events'] as const).some(
    (name) => fieldRefusal(error, name) !== undefined,
  );
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        label={t('appWebhooks.name')}
        hint={t('appWebhooks.nameHint')}
        error={fieldRefusal(error, 'name')}
        value={draft.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        data-autofocus
      />
      <LabelledInput
        label={t('appWebhooks.address')}
        hint={t('appWebhooks.addressHint')}
        error={fieldRefusal(error, 'address')}
        type="url"
        value={draft.address}
        onChange={({ currentTarget }) => change({ address: currentTarget.value })}
      />
      <ChoiceList
        label={t('appWebhooks.events')}
        options={WEBHOOK_EVENTS.map((value) => ({ value, label: t(`appWebhooks.eventNames.${value}`) }))}
        chosen={draft.events}
        error={fieldRefusal(error, 'events')}
        onChange={(chosen) => change({ events: WEBHOOK_EVENTS.filter((one) => chosen.includes(one)) })}
      />
      {webhook !== null && (
        <Checkbox
          label={t('appWebhooks.isEnabled')}
          checked={draft.isEnabled}
          onChange={({ currentTarget }) => change({ isEnabled: currentTarget.checked })}
        />
      )}
      <FormRefusal text={refused ? undefined : refusalText(error)} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {act}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

import { updateWebhook, type Webhook } from '#lib/contract/webhooks.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import { useSave } from '../use-save.ts';
import { WebhookForm, type WebhookDraft } from './webhook-form.tsx';

type Props = { webhook: Webhook; onClose: () => void };

/** Changes a webhook, or turns it off or on. */
export function EditWebhookDialog({ webhook, onClose }: Props) {
  const { mutate, error, isPending } = useSave({
    save: (api, { name, address, events, isEnabled }: WebhookDraft) =>
      api(updateWebhook, {
        params: { webhookId: webhook.id },
        body: { version: webhook.version, name, address, events, isEnabled },
      }),
    touches: ['webhooks'],
    words: () => t('appWebhooks.saved'),
    onDone: onClose,
  });
  return (
    <SettingsDialog title={t('appWebhooks.edit')} isOpen onClose={onClose}>
      <WebhookForm
        webhook={webhook}
        act={t('appWebhooks.save')}
        error={error}
        isPending={isPending}
        onSave={mutate}
        onCancel={onClose}
      />
    </SettingsDialog>
  );
}

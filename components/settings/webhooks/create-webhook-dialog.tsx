import { createWebhook } from '#lib/contract/webhooks.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import { ShownSecret } from '../shown-secret.tsx';
import { useSave } from '../use-save.ts';
import { WebhookForm, type WebhookDraft } from './webhook-form.tsx';

type Props = { onClose: () => void };

/** Asks where requests go, then shows the secret once. */
export function CreateWebhookDialog({ onClose }: Props) {
  const { mutate, data, error, isPending } = useSave({
    save: (api, { name, address, events }: WebhookDraft) =>
      api(createWebhook, { body: { name, address, events } }),
    touches: ['webhooks'],
  });
  const title = data === undefined ? t('appWebhooks.create') : t('appWebhooks.secretTitle');
  return (
    <SettingsDialog title={title} isOpen onClose={onClose}>
      {data === undefined ? (
        <WebhookForm
          webhook={null}
          act={t('appWebhooks.create')}
          error={error}
          isPending={isPending}
          onSave={mutate}
          onCancel={onClose}
        />
      ) : (
        <ShownSecret
          label={t('appWebhooks.secret')}
          value={data.secret}
          note={t('appWebhooks.secretNote')}
          copyWord={t('appWebhooks.copy')}
          copiedWord={t('appWebhooks.copied')}
          onDone={onClose}
        />
      )}
    </SettingsDialog>
  );
}

import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { listWebhooks } from '#lib/contract/webhooks.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { CreateWebhookDialog } from './create-webhook-dialog.tsx';
import { WebhookRow } from './webhook-row.tsx';

/** Settings > Integration > Webhooks. */
export function WebhooksPage() {
  const api = useApi();
  const [isCreating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => api(listWebhooks, {}, { signal }),
  });
  return (
    <SettingsBody>
      <SettingsPart
        title={t('appSettings.tabs.webhooks')}
        note={t('appWebhooks.note')}
        actions={
          <Button
            variant="primary"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            {t('appWebhooks.create')}
          </Button>
        }
      >
        {error !== null && (
          <LoadFailure title={t('appAccounts.shared.failed')} error={error} onRetry={() => void refetch()} />
        )}
        {data?.items.length === 0 && (
          <StatePanel
            icon={<IconWebhook size={20} stroke={1.75} aria-hidden />}
            title={t('appWebhooks.none')}
          >
            <p>{t('appWebhooks.noneBody')}</p>
          </StatePanel>
        )}
        {data !== undefined && data.items.length > 0 && (
          <ul className={classes.rows}>
            {data.items.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} />
            ))}
          </ul>
        )}
      </SettingsPart>
      {isCreating && <CreateWebhookDialog onClose={() => setCreating(false)} />}
    </SettingsBody>
  );
}

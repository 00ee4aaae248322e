import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useMe } from '#components/app/session.ts';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { type ApiKey, listApiKeys, revokeApiKey } from '#lib/contract/api-keys.ts';
import { formatAgo, formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { QuestionDialog } from '../manage-users/question-dialog.tsx';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { CreateKeyDialog } from './create-key-dialog.tsx';

/** Settings > Integration > API keys: one's own, and everybody's for those who manage users. */
export function ApiKeysPage() {
  const api = useApi();
  const [isCreating, setCreating] = useState(false);
  const keys = useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => api(listApiKeys, {}, { signal }),
  });
  const items = keys.data?.items ?? [];
  return (
    <SettingsBody>
      <SettingsPart
        title={t('appSettings.tabs.apiKeys')}
        note={t('appAccounts.keys.note')}
        actions={
          <Button
            variant="primary"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            {t('appAccounts.keys.create')}
          </Button>
        }
      >
        {keys.isError && (
          <LoadFailure
            title={t('appAccounts.shared.failed')}
            error={keys.error}
            onRetry={() => void keys.refetch()}
          />
        )}
        {keys.data !== undefined && items.length === 0 && (
          <StatePanel
            icon={<IconKey size={20} stroke={1.75} aria-hidden />}
            title={t('appAccounts.keys.none')}
          >
            <p>{t('appAccounts.keys.noneBody')}</p>
          </StatePanel>
        )}
        {items.length > 0 && (
          <ul className={classes.rows}>
            {items.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </ul>
        )}
      </SettingsPart>
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </SettingsBody>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { user } = useMe();
  const [isAsking, setAsking] = useState(false);
  const { mutate, error, isPending } = useSave({
    save: (api) => api(revokeApiKey, { params: { apiKeyId: apiKey.id } }),
    touches: ['api-keys'],
    words: () => t('appAccounts.keys.revoked'),
  });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>
          {apiKey.name}
          {apiKey.user.id !== user.id && <span className={classes.chip}>{apiKey.user.name}</span>}
        </p>
        <KeyFacts apiKey={apiKey} />
      </div>
      <Button
        size="sm"
        aria-label={t('appAccounts.keys.revokeOf', { name: apiKey.name })}
        onClick={() => setAsking(true)}
      >
        {t('appAccounts.keys.revoke')}
      </Button>
      {isAsking && (
        <QuestionDialog
          title={t('appAccounts.keys.revokeTitle', { name: apiKey.name })}
          body={t('appAccounts.keys.revokeBody')}
          act={t('appAccounts.keys.revoke')}
          keep={t('common.cancel')}
          error={error}
          isPending={isPending}
          onAct={() => mutate(undefined)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const now = useNow();
  const { hint, permissions, expiresAt, lastUsedAt } = apiKey;
  const ends =
    expiresAt === null
      ? t('appAccounts.keys.forever')
      : t('appAccounts.keys.until', { date: formatMoment(expiresAt, now) });
  const used = lastUsedAt === null ? t('appAccounts.shared.neverUsed') : formatAgo(lastUsedAt, now);
  return (
    <p className={classes.small}>
      {t('appAccounts.keys.facts', { hint, count: permissions.length, ends, used })}
    </p>
  );
}

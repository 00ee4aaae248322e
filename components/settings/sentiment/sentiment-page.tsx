import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { readSentimentSetting } from '#lib/contract/sentiment-settings.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import { EndpointForm } from './endpoint-form.tsx';

/** Settings > Customisation > Conversation settings > Sentiment: the companion's own engine, or an endpoint with consent. */
export function SentimentPage() {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['sentiment-setting'],
    queryFn: ({ signal }) => api(readSentimentSetting, {}, { signal }),
  });
  return (
    <SettingsBody>
      <SettingsPart title={t('appSentiment.settings.title')} note={t('appSentiment.settings.note')}>
        {data === undefined && error !== null && (
          <LoadFailure
            title={t('appSentiment.settings.failed')}
            error={error}
            onRetry={() => void refetch()}
          />
        )}
        {data === undefined && error === null && (
          <Skeleton label={t('app.loading')}>
            <SkeletonBar width="40%" />
          </Skeleton>
        )}
        {data !== undefined && <EndpointForm key={data.version} setting={data} />}
      </SettingsPart>
    </SettingsBody>
  );
}

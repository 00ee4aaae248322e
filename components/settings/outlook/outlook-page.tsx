import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { readOutlookAddIn, type OutlookAddIn } from '#lib/contract/outlook-add-in.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from './outlook.module.css';

const STEPS = ['everybody', 'oneself', 'pin', 'again'] as const;

/** Settings > Integration > Outlook add-in: its manifest, which Outlooks can load it, and what to do with it. */
export function OutlookPage() {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['outlook-add-in'],
    queryFn: ({ signal }) => api(readOutlookAddIn, {}, { signal }),
  });
  return (
    <SettingsBody>
      <SettingsPart
        title={t('appOutlook.manifest')}
        note={t('appOutlook.note')}
        actions={data?.manifestUrl != null && <Download manifestUrl={data.manifestUrl} />}
      >
        {error !== null && data === undefined && (
          <LoadFailure title={t('appOutlook.failed')} error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && <Reach {...data} />}
      </SettingsPart>
      {data !== undefined && data.reach !== 'nowhere' && (
        <SettingsPart title={t('appOutlook.steps')}>
          <ul className={classes.steps}>
            {STEPS.map((step) => (
              <li key={step}>{t(`appOutlook.${step}`)}</li>
            ))}
          </ul>
        </SettingsPart>
      )}
    </SettingsBody>
  );
}

function Download({ manifestUrl }: { manifestUrl: string }) {
  return (
    <ButtonLink
      variant="primary"
      href={manifestUrl}
      download
      icon={<IconDownload size={16} stroke={1.75} aria-hidden />}
    >
      {t('appOutlook.download')}
    </ButtonLink>
  );
}

function Reach({ address, manifestUrl, reach }: OutlookAddIn) {
  return (
    <dl className={classes.facts}>
      <dt>{t(manifestUrl === null ? 'appOutlook.companionAddress' : 'appOutlook.manifestAddress')}</dt>
      <dd>
        <code>{manifestUrl ?? address}</code>
      </dd>
      <dd className={reach === 'everywhere' ? classes.quiet : classes.warning}>
        {t(`appOutlook.reach.${reach}`)}
      </dd>
    </dl>
  );
}

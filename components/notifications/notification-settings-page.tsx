import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { SettingsBody } from '#components/settings/settings-body.tsx';
import { SettingsPart } from '#components/settings/settings-part.tsx';
import { useSave } from '#components/settings/use-save.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  readNotificationSettings,
  updateNotificationSettings,
} from '#lib/contract/notifications.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './notification-settings.module.css';

const WORDS = {
  mentioned: 'mentioned',
  assigned: 'assigned',
  commented: 'commented',
  'customer-replied': 'customerReplied',
  'status-changed': 'statusChanged',
  'not-reassigned': 'notReassigned',
  'sla-warning': 'slaWarning',
  'sla-breached': 'slaBreached',
  'sla-level': 'slaLevel',
} as const satisfies Record<NotificationKind, string>;

/** What the bell tells the user of; each choice is saved at once. */
export function NotificationSettingsPage() {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['notifications', 'settings'],
    queryFn: ({ signal }) => api(readNotificationSettings, {}, { signal }),
  });
  return (
    <SettingsBody>
      <SettingsPart title={t('appNotifications.title')} note={t('appNotifications.lead')}>
        {data !== undefined && <Kinds {...data} />}
        {data === undefined && error !== null && (
          <LoadFailure title={t('appNotifications.failed')} error={error} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && (
          <Skeleton label={t('app.loading')}>
            <SkeletonBar width="40%" />
          </Skeleton>
        )}
      </SettingsPart>
    </SettingsBody>
  );
}

type Settings = { muted: readonly NotificationKind[]; mailed: readonly NotificationKind[] };

function Kinds({ muted, mailed }: Settings) {
  const { mutate, error, isPending, variables } = useSave({
    save: (api, wanted: Settings) =>
      api(updateNotificationSettings, { body: { muted: [...wanted.muted], mailed: [...wanted.mailed] } }),
    touches: ['notifications'],
    words: () => t('appNotifications.saved'),
  });
  const shown = isPending ? variables : { muted, mailed };
  const tell = (kind: NotificationKind, isTold: boolean) =>
    mutate({ ...shown, muted: withOrWithout(shown.muted, kind, !isTold) });
  const mail = (kind: NotificationKind, isMailed: boolean) =>
    mutate({ ...shown, mailed: withOrWithout(shown.mailed, kind, isMailed) });
  return (
    <fieldset className={classes.kinds}>
      <legend className={classes.legend}>{t('appNotifications.kindsLegend')}</legend>
      {NOTIFICATION_KINDS.map((kind) => (
        <div key={kind}>
          <Checkbox
            label={t(`appNotifications.kinds.${WORDS[kind]}`)}
            checked={!shown.muted.includes(kind)}
            aria-describedby={`told-of-${kind}`}
            onChange={(event) => tell(kind, event.target.checked)}
          />
          <p id={`told-of-${kind}`} className={classes.hint}>
            {t(`appNotifications.kindHints.${WORDS[kind]}`)}
          </p>
          <div className={classes.mail}>
            <Checkbox
              label={t('appMail.byMail')}
              aria-label={t('appMail.byMailOf', { kind: t(`appNotifications.kinds.${WORDS[kind]}`) })}
              disabled={shown.muted.includes(kind)}
              checked={shown.mailed.includes(kind) && !shown.muted.includes(kind)}
              onChange={(event) => mail(kind, event.target.checked)}
            />
          </div>
        </div>
      ))}
      <FormRefusal text={refusalText(error)} />
    </fieldset>
  );
}

function withOrWithout(
  kinds: readonly NotificationKind[],
  kind: NotificationKind,
  isIn: boolean,
): NotificationKind[] {
  const others = kinds.filter((one) => one !== kind);
  return isIn ? [...others, kind] : others;
}

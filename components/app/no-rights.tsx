import { IconLock } from '@tabler/icons-react';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useMe } from './session.ts';

type Props = {
  /** What the profile does not include. */
  what:
    | 'tickets'
    | 'messages'
    | 'records'
    | 'settings'
    | 'users'
    | 'audit'
    | 'dashboard'
    | 'deletion'
    | 'other';
};

/** Says which right is missing and whom to ask. */
export function NoRights({ what }: Props) {
  const { profile, admins, workspace } = useMe();
  return (
    <StatePanel icon={<IconLock size={20} stroke={1.75} aria-hidden />} title={t('app.noRights.title')}>
      <p>{t(`app.noRights.${what}`, { profile })}</p>
      <p>
        {admins.length === 0
          ? t('app.noRights.askAdmin', { workspace })
          : t('app.noRights.ask', { names: admins.join(', ') })}
      </p>
    </StatePanel>
  );
}

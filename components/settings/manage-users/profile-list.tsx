import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Button } from '#components/ui/button.tsx';
import { PERMISSIONS } from '#lib/contract/permissions.ts';
import type { Profile } from '#lib/contract/profiles.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { ProfileDialog } from './profile-dialog.tsx';
import { useProfiles } from './use-members.ts';

/** All profiles; each opens with its table of permissions. */
export function ProfileList() {
  const profiles = useProfiles();
  const [open, setOpen] = useState<Profile | 'new' | null>(null);
  return (
    <SettingsPart
      title={t('appAccounts.profiles.profiles')}
      note={t('appAccounts.profiles.profilesNote')}
      actions={
        <Button icon={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setOpen('new')}>
          {t('appAccounts.profiles.create')}
        </Button>
      }
    >
      {profiles.isError && (
        <LoadFailure
          title={t('appAccounts.shared.failed')}
          error={profiles.error}
          onRetry={() => void profiles.refetch()}
        />
      )}
      <ul className={classes.rows}>
        {profiles.data?.items.map((profile) => (
          <ProfileRow key={profile.id} profile={profile} onOpen={() => setOpen(profile)} />
        ))}
      </ul>
      {open !== null && (
        <ProfileDialog profile={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </SettingsPart>
  );
}

function ProfileRow({ profile, onOpen }: { profile: Profile; onOpen: () => void }) {
  const ofTickets = PERMISSIONS.filter(
    (permission) => permission.startsWith('tickets.') && profile.permissions.includes(permission),
  );
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>
          {profile.name}
          <span className={classes.chip}>{t('appAccounts.profiles.users', { count: profile.users })}</span>
        </p>
        <p className={classes.small}>
          {t('appAccounts.profiles.modules.tickets')}:{' '}
          {ofTickets.length === 0
            ? '–'
            : ofTickets.map((permission) => t(`appAccounts.profiles.permissions.${permission}`)).join(', ')}
        </p>
      </div>
      <Button size="sm" aria-label={t('appAccounts.profiles.open', { name: profile.name })} onClick={onOpen}>
        {t('appAccounts.profiles.openWord')}
      </Button>
    </li>
  );
}

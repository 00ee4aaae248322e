import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { KeptMailNote } from '../mail/kept-mail-note.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PendingInvitations } from './pending-invitations.tsx';
import { useMembers } from './use-members.ts';
import { UserTable } from './user-table.tsx';
import classes from './users-page.module.css';

/** Settings > Manage users > Users. */
export function UsersPage() {
  const members = useMembers();
  const [isInviting, setInviting] = useState(false);
  if (members.isError) {
    return (
      <SettingsBody>
        <LoadFailure
          title={t('appAccounts.shared.failed')}
          error={members.error}
          onRetry={() => void members.refetch()}
        />
      </SettingsBody>
    );
  }
  const items = members.data?.items;
  return (
    <SettingsBody>
      <div className={classes.bar}>
        <p className={classes.count}>
          {items !== undefined && t('appAccounts.users.count', { count: items.length })}
        </p>
        <Button
          variant="primary"
          icon={<IconUserPlus size={16} stroke={1.75} aria-hidden />}
          onClick={() => setInviting(true)}
        >
          {t('appAccounts.users.invite')}
        </Button>
      </div>
      <KeptMailNote />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      <PendingInvitations />
      {items === undefined ? (
        <Skeleton label={t('app.loading')}>
          <SkeletonBar width="60%" />
          <SkeletonBar width="48%" />
          <SkeletonBar width="56%" />
        </Skeleton>
      ) : (
        <UserTable members={items} />
      )}
    </SettingsBody>
  );
}

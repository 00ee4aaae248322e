import { useState } from 'react';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import { type Invitation, renewInvitation, revokeInvitation } from '#lib/contract/invitations.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { InvitationLink } from './invitation-link.tsx';
import { useInvitations } from './use-members.ts';
import page from './users-page.module.css';

/** Who is invited and has not come yet; nothing where there is nobody. */
export function PendingInvitations() {
  const items = useInvitations().data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className={page.invitations}>
      <SettingsPart title={t('appAccounts.users.pending')}>
        <ul className={classes.rows}>
          {items.map((invitation) => (
            <Pending key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      </SettingsPart>
    </div>
  );
}

function Pending({ invitation }: { invitation: Invitation }) {
  const [isShown, setShown] = useState(false);
  const { id, email } = invitation;
  const renew = useSave({
    save: (api) => api(renewInvitation, { params: { invitationId: id }, body: {} }),
    touches: ['invitations'],
    onDone: () => setShown(true),
  });
  const revoke = useSave({
    save: (api) => api(revokeInvitation, { params: { invitationId: id } }),
    touches: ['invitations'],
    words: () => t('appAccounts.users.revoked'),
  });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>{email}</p>
        <Facts invitation={invitation} />
      </div>
      <Button
        size="sm"
        aria-label={t('appAccounts.users.newLinkFor', { email })}
        onClick={() => renew.mutate(undefined)}
      >
        {t('appAccounts.users.newLink')}
      </Button>
      <Button
        size="sm"
        aria-label={t('appAccounts.users.revokeFor', { email })}
        onClick={() => revoke.mutate(undefined)}
      >
        {t('appAccounts.users.revoke')}
      </Button>
      {renew.data !== undefined && (
        <SettingsDialog
          title={t('appAccounts.users.linkTitle', { email })}
          isOpen={isShown}
          onClose={() => setShown(false)}
        >
          <InvitationLink link={renew.data} onDone={() => setShown(false)} />
        </SettingsDialog>
      )}
    </li>
  );
}

function Facts({ invitation }: { invitation: Invitation }) {
  const now = useNow();
  const { expiresAt, profile, invitedBy } = invitation;
  const facts = {
    profile: profile.name,
    name: invitedBy?.name ?? t('appAccounts.users.somebody'),
    date: formatMoment(expiresAt, now),
  };
  const isOver = Date.parse(expiresAt) <= now;
  return (
    <p className={classes.small}>
      {isOver ? t('appAccounts.users.pendingOver', facts) : t('appAccounts.users.pendingUntil', facts)}
    </p>
  );
}

import { useNow } from '#components/app/use-now.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import type { Member } from '#lib/contract/members.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import { UserActions } from './user-actions.tsx';
import classes from './users-page.module.css';

type Props = { members: readonly Member[] };

/** All users, with what can be done about each. */
export function UserTable({ members }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('appAccounts.users.columns.name')}</th>
          <th scope="col">{t('appAccounts.users.columns.profile')}</th>
          <th scope="col">{t('appAccounts.users.columns.teams')}</th>
          <th scope="col">{t('appAccounts.users.columns.state')}</th>
          <th scope="col">{t('appAccounts.users.columns.seen')}</th>
          <th scope="col" aria-label={t('appAccounts.users.columns.actions')} />
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <UserRow key={member.user.id} member={member} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({ member }: { member: Member }) {
  const { user, profile, teams, isActive, hasSecondFactor } = member;
  return (
    <tr className={isActive ? undefined : classes.gone}>
      <td>
        <div className={classes.person}>
          <Avatar name={user.name} size={24} />
          <div className={parts.main}>
            <p className={parts.name}>{user.name}</p>
            <p className={parts.small}>{user.email}</p>
          </div>
        </div>
      </td>
      <td className={classes.word}>{profile.name}</td>
      <td>{teams.length === 0 ? t('appAccounts.users.noTeam') : teams.map(({ name }) => name).join(', ')}</td>
      <td className={classes.word}>
        <span className={parts.name}>
          {isActive ? t('appAccounts.users.active') : t('appAccounts.users.inactive')}
          {hasSecondFactor && <span className={parts.chip}>{t('appAccounts.users.twoFactor')}</span>}
        </span>
      </td>
      <td className={classes.word}>
        <LastSeen at={member.lastSeenAt} />
      </td>
      <td>
        <UserActions member={member} />
      </td>
    </tr>
  );
}

function LastSeen({ at }: { at: string | null }) {
  const now = useNow();
  return at === null ? t('appAccounts.users.neverSeen') : formatAgo(at, now);
}

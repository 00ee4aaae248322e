import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { Team } from '#lib/contract/teams.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import classes from '../settings-parts.module.css';
import { TeamDialog } from './team-dialog.tsx';
import { useTeams } from './use-members.ts';
import page from './users-page.module.css';

/** Settings > Manage users > Teams. */
export function TeamsPage() {
  const teams = useTeams();
  const [open, setOpen] = useState<Team | 'new' | null>(null);
  const create = (
    <Button
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      onClick={() => setOpen('new')}
    >
      {t('appAccounts.teams.create')}
    </Button>
  );
  return (
    <SettingsBody>
      {teams.isError && (
        <LoadFailure
          title={t('appAccounts.shared.failed')}
          error={teams.error}
          onRetry={() => void teams.refetch()}
        />
      )}
      {teams.isPending && (
        <Skeleton label={t('app.loading')}>
          <SkeletonBar width="40%" />
        </Skeleton>
      )}
      {teams.data?.items.length === 0 && (
        <StatePanel
          icon={<IconUsersGroup size={20} stroke={1.75} aria-hidden />}
          title={t('appAccounts.teams.none')}
          actions={create}
        >
          <p>{t('appAccounts.teams.noneBody')}</p>
        </StatePanel>
      )}
      {teams.data !== undefined && teams.data.items.length > 0 && (
        <>
          <div className={page.bar}>
            <span />
            {create}
          </div>
          <ul className={classes.rows}>
            {teams.data.items.map((team) => (
              <TeamRow key={team.id} team={team} onOpen={() => setOpen(team)} />
            ))}
          </ul>
        </>
      )}
      {open !== null && <TeamDialog team={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </SettingsBody>
  );
}

function TeamRow({ team, onOpen }: { team: Team; onOpen: () => void }) {
  const names = team.users.map(({ name }) => name).join(', ');
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>{team.name}</p>
        <p className={classes.small}>{names === '' ? t('appAccounts.teams.nobody') : names}</p>
      </div>
      <Button size="sm" aria-label={t('appAccounts.teams.editOf', { name: team.name })} onClick={onOpen}>
        {t('appAccounts.teams.edit')}
      </Button>
    </li>
  );
}

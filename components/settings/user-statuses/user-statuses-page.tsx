import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useUserStatuses } from '#components/status/use-my-status.ts';
import { Button } from '#components/ui/button.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { listReassignments } from '#lib/contract/reassignments.ts';
import type { UserStatus } from '#lib/contract/user-statuses.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { ReassignmentLog } from './reassignment-log.tsx';
import { StatusDialog } from './status-dialog.tsx';

/** Settings > Customisation > User status. */
export function UserStatusesPage() {
  const api = useApi();
  const statuses = useUserStatuses(api);
  const log = useQuery({
    queryKey: ['reassignments'],
    queryFn: ({ signal }) => api(listReassignments, {}, { signal }),
  });
  const [open, setOpen] = useState<UserStatus | 'new' | null>(null);
  const create = (
    <Button
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      onClick={() => setOpen('new')}
    >
      {t('appStatuses.create')}
    </Button>
  );
  const tryAgain = () => void Promise.all([statuses.refetch(), log.refetch()]);
  const error = statuses.error ?? log.error;
  const isHere = statuses.data !== undefined && log.data !== undefined;
  return (
    <SettingsBody>
      <SettingsPart title={t('appSettings.entries.userStatus')} note={t('appStatuses.note')} actions={create}>
        {!isHere && error !== null && (
          <LoadFailure title={t('appAccounts.shared.failed')} error={error} onRetry={tryAgain} />
        )}
        {!isHere && error === null && (
          <Skeleton label={t('app.loading')}>
            <SkeletonBar width="40%" />
          </Skeleton>
        )}
        <ul className={classes.rows}>
          {isHere &&
            statuses.data.items.map((status) => (
              <StatusRow key={status.id} status={status} onOpen={() => setOpen(status)} />
            ))}
        </ul>
      </SettingsPart>
      {isHere && (
        <ReassignmentLog
          items={log.data.items}
          isOn={statuses.data.items.some(({ reassignsTickets }) => reassignsTickets)}
        />
      )}
      {open !== null && <StatusDialog status={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </SettingsBody>
  );
}

function StatusRow({ status, onOpen }: { status: UserStatus; onOpen: () => void }) {
  const { name, isAvailable, reassignsTickets, users } = status;
  const facts = [
    t(`appStatuses.facts.${isAvailable ? 'available' : 'unavailable'}`),
    users === 0 ? t('appStatuses.nobody') : t('appStatuses.users', { count: users }),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>
          {name}
          {!isAvailable && (
            <span className={classes.chip}>{t(`appStatuses.${reassignsTickets ? 'on' : 'off'}`)}</span>
          )}
        </p>
        <p className={classes.small}>{facts.join(' · ')}</p>
      </div>
      <Button size="sm" aria-label={t('appStatuses.editOf', { name })} onClick={onOpen}>
        {t('appStatuses.edit')}
      </Button>
    </li>
  );
}

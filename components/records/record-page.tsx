import { IconUserOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '#components/app/button-link.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { isProblem } from '#lib/api/api-errors.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordDetails } from './record-details.tsx';
import { RecordHeader } from './record-header.tsx';
import { RecordTasks } from './record-tasks.tsx';
import { RecordTickets } from './record-tickets.tsx';
import { useRecord } from './use-records.ts';
import classes from './record-page.module.css';

const route = getRouteApi('/shell/records/$recordId');

/** A lead, contact, account or opportunity with its tickets. */
export function RecordPage() {
  const { recordId } = route.useParams();
  const mayRead = useMay('records.read');
  const { data, error, refetch } = useRecord(recordId);
  usePageTitle(data?.name ?? t('app.records'));
  if (!mayRead) return <NoRights what="records" />;
  if (isProblem(error, 'not_found') || isProblem(error, 'invalid_input')) return <NoSuchRecord />;
  if (data !== undefined) return <OpenRecord record={data} />;
  if (error === null) return null;
  return (
    <LoadFailure title={t('appRecords.recordFailedTitle')} error={error} onRetry={() => void refetch()} />
  );
}

function OpenRecord({ record }: { record: CrmRecord }) {
  return (
    <>
      <RecordHeader record={record} />
      <div className={classes.columns}>
        <div className={classes.activities}>
          <RecordTickets record={record} />
          <RecordTasks record={record} />
        </div>
        <RecordDetails record={record} />
      </div>
    </>
  );
}

function NoSuchRecord() {
  return (
    <StatePanel
      icon={<IconUserOff size={20} stroke={1.75} aria-hidden />}
      title={t('appRecords.notFoundTitle')}
      actions={<ButtonLink to="/contacts">{t('appRecords.toList')}</ButtonLink>}
    >
      <p>{t('appRecords.notFoundBody')}</p>
    </StatePanel>
  );
}

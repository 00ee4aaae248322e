import { IconAddressBook, IconFilterOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { MoreButton } from '#components/app/more-button.tsx';
import { useMay } from '#components/app/session.ts';
import { useNow } from '#components/app/use-now.ts';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { RecordKind, RecordListItem } from '#lib/contract/records.ts';
import { formatDay } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordMenu } from './record-menu.tsx';
import { RecordMark } from './record-mark.tsx';
import { useRecordList } from './use-records.ts';
import classes from './record-list-body.module.css';

type Props = {
  kind: RecordKind;
  search: string;
};

/** The records, or why there are none. */
export function RecordListBody({ kind, search }: Props) {
  const list = useRecordList(kind, search);
  if (list.isPending) return <Shapes />;
  if (list.isLoadingError) {
    return (
      <LoadFailure
        title={t('appRecords.failedTitle')}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (list.records.length === 0) return <NoRecords kind={kind} search={search} />;
  return (
    <div className={classes.scroll}>
      <ul aria-label={t('appRecords.caption', { kinds: t(`appRecords.${kind}`) })}>
        {list.records.map((record) => (
          <Row key={record.id} record={record} />
        ))}
      </ul>
      <MoreButton list={list} className={classes.more}>
        {t('appRecords.showMore')}
      </MoreButton>
    </div>
  );
}

function Row({ record }: { record: RecordListItem }) {
  const now = useNow();
  return (
    <li className={classes.row}>
      <RecordMark record={record} />
      <Link to="/records/$recordId" params={{ recordId: record.id }} className={classes.name}>
        {record.name}
      </Link>
      <span className={classes.about}>{aboutOf(record, now)}</span>
      <span className={classes.menu}>{record.kind !== 'task' && <RecordMenu record={record} />}</span>
    </li>
  );
}

/** What is worth knowing of it in a list. */
function aboutOf({ title, company, dueOn, doneAt }: RecordListItem, now: number): string {
  // Without a zone noon is noon here, so the day stays the day that was meant.
  const due = dueOn === null ? null : t('appRecords.due', { day: formatDay(`${dueOn}T12:00`, now) });
  return [title, company, doneAt === null ? due : t('appRecords.done')].filter(Boolean).join(' · ');
}

/** How records of each kind come to be. */
const EMPTY = {
  lead: 'emptyBody',
  contact: 'emptyBody',
  account: 'emptyAccount',
  opportunity: 'emptyOpportunity',
  task: 'emptyTasks',
} as const;

function NoRecords({ kind, search }: Props) {
  const icon =
    search === '' ? (
      <IconAddressBook size={20} stroke={1.75} aria-hidden />
    ) : (
      <IconFilterOff size={20} stroke={1.75} aria-hidden />
    );
  const kinds = t(`appRecords.${kind}`).toLowerCase();
  const mayWrite = useMay('records.write');
  const emptyBody = mayWrite ? t(`appRecords.${EMPTY[kind]}`) : t('appRecords.emptyReadOnly');
  return (
    <StatePanel
      icon={icon}
      title={
        search === '' ? t('appRecords.emptyTitle', { kinds }) : t('appRecords.filteredTitle', { search })
      }
    >
      <p>{search === '' ? emptyBody : t('appRecords.filteredBody')}</p>
    </StatePanel>
  );
}

function Shapes() {
  return (
    <Skeleton label={t('app.loading')}>
      {['32%', '40%', '28%', '36%', '44%'].map((width) => (
        <div key={width} className={classes.row}>
          <SkeletonBar width={width} />
        </div>
      ))}
    </Skeleton>
  );
}

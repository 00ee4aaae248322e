import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useMay } from '#components/app/session.ts';
import { CreateTicketDialog } from '#components/tickets/list/create/create-ticket-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { SectionTitle } from '#components/ui/section.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { useTicketObstacle } from '#components/tickets/use-ticket-obstacle.ts';
import { ROWS } from '#components/tickets/list/row-keys.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordTicketRow } from './record-ticket-row.tsx';
import classes from './record-tickets.module.css';
import { useRecordTickets } from './use-records.ts';

type Props = { record: CrmRecord };

/** The tickets that are about this record. */
export function RecordTickets({ record }: Props) {
  if (useTicketObstacle() !== null) return <div />;
  return (
    <section className={classes.tickets} aria-label={t('appRecords.tickets')}>
      <Tickets record={record} />
    </section>
  );
}

function Tickets({ record }: Props) {
  const { data, error, refetch } = useRecordTickets(record.id);
  const mayCreate = useMay('tickets.create');
  return (
    <>
      <div className={classes.head}>
        <SectionTitle
          title={t('appRecords.tickets')}
          {...(data === undefined ? {} : { count: data.total })}
        />
        <CreateForRecord record={record} />
      </div>
      {data === undefined && error === null && (
        <Skeleton label={t('app.loading')}>
          <div className={classes.head}>
            <SkeletonBar width="60%" />
          </div>
        </Skeleton>
      )}
      {data === undefined && error !== null && (
        <LoadFailure title={t('appTickets.list.failedTitle')} error={error} onRetry={() => void refetch()} />
      )}
      {data?.items.length === 0 && (
        <p className={classes.none}>
          {t(mayCreate ? 'appRecords.noTickets' : 'appRecords.noTicketsReadOnly', { name: record.name })}
        </p>
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul className={classes.rows} {...ROWS}>
          {data.items.map((ticket) => (
            <RecordTicketRow key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      )}
    </>
  );
}

function CreateForRecord({ record }: Props) {
  const mayCreate = useMay('tickets.create');
  const [isOpen, { open, close }] = useDisclosure(false);
  if (!mayCreate || record.kind === 'task') return null;
  return (
    <>
      <Button
        size="sm"
        icon={<IconPlus size={14} stroke={1.75} aria-hidden />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t('appRecords.createTicket')}
      </Button>
      <CreateTicketDialog about={record} isOpen={isOpen} onClose={close} />
    </>
  );
}

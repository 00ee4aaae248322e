import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNow } from '#components/app/use-now.ts';
import { useUsers } from '#components/tickets/use-users.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { formatDay, formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './record-details.module.css';
import { useRecord } from './use-records.ts';

type Props = { record: CrmRecord };

/** Addresses, phones, account and dates. */
export function RecordDetails({ record }: Props) {
  const now = useNow();
  const users = useUsers();
  return (
    <dl className={classes.details} aria-label={t('appRecords.details')}>
      <Detail label={t('appRecords.emails')}>
        {record.emails.map((email) => (
          <a key={email} href={`mailto:${email}`} className={classes.link}>
            {email}
          </a>
        ))}
      </Detail>
      <Detail label={t('appRecords.phones')}>
        {record.phones.map((phone) => (
          <a key={phone} href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} className={classes.link}>
            {phone}
          </a>
        ))}
      </Detail>
      {record.accountId !== null && (
        <Detail label={t('tickets.record.account')}>
          <RecordLink recordId={record.accountId} fallback={t('tickets.record.account')} />
        </Detail>
      )}
      {record.aboutId !== null && (
        <Detail label={t('appRecords.about')}>
          <RecordLink recordId={record.aboutId} fallback={t('app.records')} />
        </Detail>
      )}
      <Detail label={t('appFiles.form.owner')}>
        {users.find(({ id }) => id === record.ownerId)?.name ?? t('appRecords.none')}
      </Detail>
      {record.dueOn !== null && (
        <Detail label={t('appFiles.form.dueOn')}>{formatDay(`${record.dueOn}T12:00`, now)}</Detail>
      )}
      {record.doneAt !== null && (
        <Detail label={t('appRecords.done')}>{formatMoment(record.doneAt, now)}</Detail>
      )}
      {record.sourceUrl !== null && (
        <Detail label={t('appTickets.page.source')}>
          <a href={record.sourceUrl} target="_blank" rel="noopener noreferrer" className={classes.link}>
            {t('appRecords.source')}
          </a>
        </Detail>
      )}
      <Detail label={t('appRecords.created')}>{formatMoment(record.createdAt, now)}</Detail>
      <Detail label={t('appRecords.updated')}>{formatMoment(record.updatedAt, now)}</Detail>
    </dl>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  const isNone = Array.isArray(children) && children.length === 0;
  return (
    <div className={classes.detail}>
      <dt>{label}</dt>
      <dd>{isNone ? t('appRecords.none') : children}</dd>
    </div>
  );
}

/** Another record by its name; until that is known, by what it is. */
function RecordLink({ recordId, fallback }: { recordId: string; fallback: string }) {
  const { data } = useRecord(recordId);
  return (
    <Link to="/records/$recordId" params={{ recordId }} className={classes.link}>
      {data?.name ?? fallback}
    </Link>
  );
}

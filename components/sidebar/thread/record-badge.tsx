import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordIcon } from '../../tickets/record-icon.tsx';
import { recordUrl } from '../../tickets/record-link.ts';
import { useServices } from '../services.tsx';
import styles from './person-header.module.css';

type Props = {
  record: RecordSummary;
  /** A record of the same name needs no name again. */
  personName: string;
};

/** What somebody is in the records, as a link to the record's page. */
export function RecordBadge({ record, personName }: Props) {
  const { address } = useServices();
  const kind = t(`tickets.record.${record.kind}`);
  const words =
    record.name === personName ? kind : t('sidebar.header.badgeNamed', { kind, name: record.name });
  return (
    <li className={styles.badgeItem}>
      <a
        className={styles.badge}
        href={recordUrl(record, address)}
        target="_blank"
        rel="noopener"
        title={words}
      >
        <RecordIcon kind={record.kind} size={12} />
        <span className={styles.badgeWords}>{words}</span>
      </a>
    </li>
  );
}

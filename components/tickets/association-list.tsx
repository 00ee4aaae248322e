import { IconX } from '@tabler/icons-react';
import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { RecordIcon } from './record-icon.tsx';
import { recordUrl } from './record-link.ts';
import styles from './association-list.module.css';

type Props = {
  records: RecordSummary[];
  /** Origin of the companion for the links; absent: names are plain text, as in a form. */
  linkBase?: string | undefined;
  opensNewTab?: boolean;
  /** Absent: nothing can be removed. */
  onRemove?: ((record: RecordSummary) => void) | undefined;
};

/** The records a ticket is linked to, one line a kind. */
export function AssociationList({ records, linkBase, opensNewTab = false, onRemove }: Props) {
  const target = opensNewTab ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <ul className={styles.list}>
      {records.map((record) => (
        <li key={record.id} className={styles.line}>
          <RecordIcon kind={record.kind} />
          <span className={styles.kind}>{t(`tickets.record.${record.kind}`)}</span>
          {linkBase === undefined ? (
            <span className={styles.name}>{record.name}</span>
          ) : (
            <a className={styles.name} href={recordUrl(record, linkBase)} {...target}>
              {record.name}
            </a>
          )}
          {onRemove !== undefined && (
            <IconButton
              size="sm"
              label={t('tickets.removeAssociation', { name: record.name })}
              icon={<IconX size={14} stroke={1.75} aria-hidden />}
              onClick={() => onRemove(record)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

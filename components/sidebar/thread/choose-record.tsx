import { IconCheck } from '@tabler/icons-react';
import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordIcon } from '../../tickets/record-icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './choose-record.module.css';

type Props = {
  kind: 'contact' | 'lead';
  /** Latest activity first. */
  records: RecordSummary[];
  chosen: RecordSummary | undefined;
  onChoose: (record: RecordSummary) => void;
};

/** Several records carry the sender's address: none is taken by itself, the agent says which one it is. */
export function ChooseRecord({ kind, records, chosen, onChoose }: Props) {
  const words = t('sidebar.header.several', {
    count: records.length,
    kind: t(`tickets.record.${kind}`).toLowerCase(),
  });
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.title}>{words}</legend>
      {records.map((record) => (
        <button
          key={record.id}
          type="button"
          aria-pressed={record.id === chosen?.id}
          className={classNames(styles.record, record.id === chosen?.id && styles.chosen)}
          onClick={() => onChoose(record)}
        >
          <RecordIcon kind={record.kind} />
          <span className={styles.words}>
            <span className={styles.name}>{record.name}</span>
            <span className={styles.meta}>{[record.title, record.company].filter(Boolean).join(' · ')}</span>
          </span>
          {record.id === chosen?.id ? (
            <IconCheck size={16} stroke={1.75} aria-hidden />
          ) : (
            <span aria-hidden className={styles.act}>
              {t('sidebar.header.choose')}
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}

import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { EditRecordButton } from './edit/edit-record-button.tsx';
import { PersonButton } from './person/person-button.tsx';
import { RecordMark } from './record-mark.tsx';
import classes from './record-header.module.css';

type Props = { record: CrmRecord };

/** Who or what this is. */
export function RecordHeader({ record }: Props) {
  const about = [t(`tickets.record.${record.kind}`), record.title, record.company]
    .filter(Boolean)
    .join(' · ');
  return (
    <header className={classes.header}>
      <RecordMark record={record} size={36} />
      <div className={classes.who}>
        <h1 className={classes.name}>{record.name}</h1>
        <p className={classes.about}>{about}</p>
      </div>
      <div className={classes.actions}>
        <EditRecordButton record={record} />
        <PersonButton record={record} />
      </div>
    </header>
  );
}

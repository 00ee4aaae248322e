import type { RecordSummary } from '#lib/contract/records.ts';
import type { ThreadPerson } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { RecordBadge } from './record-badge.tsx';
import { OtherPeople } from './other-people.tsx';
import { headerWords, primaryRecord, soleMatches } from './people.ts';
import styles from './person-header.module.css';

type Props = {
  /** As the mail names them; null when nobody from outside is on the thread. */
  person: { name: string | null; address: string } | null;
  /** What the companion knows of them; null while it has not answered. */
  known: ThreadPerson | null;
  /** Chosen by hand where several matched. */
  chosen: RecordSummary[];
  others: ThreadPerson[];
};

/** Who this is about: the first thing to be read beside a mail. */
export function PersonHeader({ person, known, chosen, others }: Props) {
  if (person === null) return <NobodyHeader others={others} />;
  const { name, meta } = headerWords(person, primaryRecord(known, chosen));
  const badges = soleMatches(known, chosen);
  return (
    <header className={styles.header}>
      <Avatar name={name} size={36} tone="neutral" />
      <div className={styles.words}>
        <div className={styles.first}>
          <h1 className={styles.name} title={name}>
            {name}
          </h1>
          <OtherPeople people={others} />
        </div>
        {meta !== '' && (
          <p className={styles.meta} title={meta}>
            {meta}
          </p>
        )}
        {badges.length > 0 && (
          <ul className={styles.badges}>
            {badges.map((badge) => (
              <RecordBadge key={badge.id} record={badge} personName={name} />
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}

function NobodyHeader({ others }: { others: ThreadPerson[] }) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <div className={styles.first}>
          <h1 className={styles.name}>{t('sidebar.header.nobody')}</h1>
          <OtherPeople people={others} />
        </div>
        <p className={styles.meta}>{t('sidebar.header.nobodyMeta')}</p>
      </div>
    </header>
  );
}

import type { ThreadPerson } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './person-header.module.css';

/** "+2 others": who else is on the thread, and what they are in the records. */
export function OtherPeople({ people }: { people: ThreadPerson[] }) {
  if (people.length === 0) return null;
  return (
    <Popover trigger={t('sidebar.header.more', { count: people.length })} label={t('sidebar.header.people')}>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.address} className={styles.other}>
            <Avatar name={person.name ?? person.address} tone="neutral" />
            <span className={styles.otherWords}>
              <span className={styles.otherName}>{person.name ?? person.address}</span>
              <span className={styles.otherMeta}>{recordWords(person)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function recordWords({ records, address, name }: ThreadPerson): string {
  const kinds = [...new Set(records.map((record) => t(`tickets.record.${record.kind}`)))];
  const what = kinds.length === 0 ? t('sidebar.header.notKnown') : kinds.join(', ');
  return name === null ? what : `${address} · ${what}`;
}

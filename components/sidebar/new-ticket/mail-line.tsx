import { IconMail, IconPaperclip } from '@tabler/icons-react';
import type { ThreadPerson } from '#lib/contract/threads.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { newestMessageOf } from '../thread/thread-facts.ts';
import { useNow } from '../use-now.ts';
import styles from './new-ticket.module.css';

type Props = {
  thread: MailThread;
  customer: ThreadPerson | null;
  /** How many files it has, which stand at the end of the form. */
  fileCount: number;
};

/** Which mail the ticket is made from. */
export function MailLine({ thread, customer, fileCount }: Props) {
  const now = useNow();
  const message = newestMessageOf(thread, customer?.address ?? null);
  if (message === null) return null;
  const name = message.sender.name ?? message.sender.address;
  const { sentAt } = message;
  return (
    <p className={styles.mail}>
      <IconMail size={14} stroke={1.75} aria-hidden />
      <span className={styles.mailWords}>
        {sentAt === null
          ? t('sidebar.form.fromNoTime', { name })
          : t('sidebar.form.from', { name, time: formatMoment(sentAt, now) })}
        {thread.subject !== '' && <span className={styles.mailSubject}>{thread.subject}</span>}
      </span>
      {fileCount > 0 && (
        <span className={styles.fileCount}>
          <IconPaperclip size={14} stroke={1.75} aria-hidden />
          {t('mailFiles.count', { count: fileCount })}
        </span>
      )}
    </p>
  );
}

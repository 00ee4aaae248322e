import { t } from '#lib/i18n/i18n.ts';
import styles from './ticket-number.module.css';

type Props = {
  number: string;
  /** Address of the ticket's page in the companion. */
  url: string;
  /** True in mail programs, where the page of the mail must stay. */
  opensNewTab: boolean;
};

/** A ticket's number, always a link to the ticket's page. */
export function TicketNumber({ number, url, opensNewTab }: Props) {
  const target = opensNewTab
    ? { target: '_blank', rel: 'noopener', 'aria-label': `${number}, ${t('common.opensNewTab')}` }
    : {};
  return (
    <a href={url} className={styles.number} {...target}>
      {number}
    </a>
  );
}

import type { TicketStatus } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import styles from './status.module.css';

type Props = {
  status: TicketStatus;
  /** True where no word stands beside it: the icon then has a name and a tip. */
  isAlone?: boolean;
};

/** Status by shape, never by colour alone: ring, half ring, ring with bars, disc with tick. */
export function StatusIcon({ status, isAlone = false }: Props) {
  const word = t(`tickets.status.${status}`);
  const naming = isAlone ? { role: 'img', 'aria-label': word, 'data-tip': word } : { 'aria-hidden': true };
  return (
    <span className={status === 'open' ? styles.open : styles.other} {...naming}>
      <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.75">
        {status === 'closed' ? <Disc /> : <circle cx="7" cy="7" r="5.6" />}
        {status === 'pending' && <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" stroke="none" />}
        {status === 'on-hold' && <path d="M5.6 5v4M8.4 5v4" strokeLinecap="round" strokeWidth="1.5" />}
      </svg>
    </span>
  );
}

function Disc() {
  return (
    <>
      <circle cx="7" cy="7" r="6.4" fill="currentColor" stroke="none" />
      <path
        d="M4.3 7.2 6.2 9.1 9.8 5.2"
        stroke="var(--surface)"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.5"
      />
    </>
  );
}

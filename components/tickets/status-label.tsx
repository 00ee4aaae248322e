import type { TicketStatus } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StatusIcon } from './status-icon.tsx';
import styles from './status.module.css';

/** A status as icon and word. */
export function StatusLabel({ status }: { status: TicketStatus }) {
  return (
    <span className={styles.label}>
      <StatusIcon status={status} />
      {t(`tickets.status.${status}`)}
    </span>
  );
}

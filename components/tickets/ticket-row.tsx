import type { ReactNode } from 'react';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RowClocks } from './sla/sla-chip.tsx';
import { OwnerAvatar } from './owner-avatar.tsx';
import { StageLabel } from './stage-label.tsx';
import { StatusIcon } from './status-icon.tsx';
import { TicketNumber } from './ticket-number.tsx';
import styles from './ticket-row.module.css';

type RowTicket = Pick<TicketSummary, 'status' | 'subject' | 'stage' | 'pipeline' | 'owner'>;

type Props = {
  ticket: RowTicket & Partial<Pick<TicketSummary, 'number' | 'url' | 'clocks'>>;
  /** Absent: the row cannot be opened in place. */
  onOpen?: (() => void) | undefined;
  /** Id of what opens it, so that focus can come back here. */
  openerId?: string | undefined;
  opensNewTab?: boolean;
  /** In place of the number and status while there is none: "Saving". */
  instead?: ReactNode;
  /** Under the stage: what is special about this one, with its verb. */
  footer?: ReactNode;
  /** A button at the end of the first line, in place of the owner. */
  action?: ReactNode;
};

/** A ticket among others: status by shape, number as a link, subject in two lines, stage, owner. */
export function TicketRow({ ticket, onOpen, openerId, opensNewTab = true, instead, footer, action }: Props) {
  return (
    <article className={styles.row} data-ticket-number={ticket.number}>
      <div className={styles.first}>
        {instead ?? <StatusIcon status={ticket.status} />}
        {ticket.number !== undefined && ticket.url !== undefined && instead === undefined && (
          <>
            <TicketNumber number={ticket.number} url={ticket.url} opensNewTab={opensNewTab} />
            <span className={styles.status}>{t(`tickets.status.${ticket.status}`)}</span>
          </>
        )}
        <span className={styles.end}>{action ?? <OwnerAvatar owner={ticket.owner} />}</span>
      </div>
      <Subject subject={ticket.subject} onOpen={onOpen} openerId={openerId} />
      <div className={styles.place}>
        <StageLabel stage={ticket.stage} pipeline={ticket.pipeline.name} />
        <RowClocks clocks={ticket.clocks ?? []} />
      </div>
      {footer}
    </article>
  );
}

type SubjectProps = { subject: string; onOpen: (() => void) | undefined; openerId: string | undefined };

function Subject({ subject, onOpen, openerId }: SubjectProps) {
  if (onOpen === undefined) return <p className={styles.subject}>{subject}</p>;
  return (
    <button
      type="button"
      id={openerId}
      className={styles.open}
      onClick={onOpen}
      title={subject.length > 90 ? subject : undefined}
    >
      <span className={styles.subject}>{subject}</span>
    </button>
  );
}

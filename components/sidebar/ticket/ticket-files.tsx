import type { Ticket } from '#lib/contract/tickets.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Section } from '../../ui/section.tsx';
import { CarriedFiles } from '../files/carried-files.tsx';
import { useCarriedFiles } from '../files/use-carrying.ts';
import styles from '../files/files.module.css';
import type { CarriedFile } from '../files/carried-list.ts';

/** The files kept with a ticket, and those of the mail that are on their way to it. */
export function TicketFiles({ ticket: { id, attachments } }: { ticket: Ticket }) {
  const isOnItsWay = ({ ticketId, state }: CarriedFile) => ticketId === id && state !== 'kept';
  const count = attachments.length + useCarriedFiles(isOnItsWay).length;
  if (count === 0) return null;
  return (
    <Section title={t('mailFiles.ofTicket')} count={count}>
      <ul>
        {attachments.map((file) => (
          <li key={file.id} className={styles.name}>
            {file.name} <span className={styles.size}>{formatSize(file.sizeBytes)}</span>
          </li>
        ))}
      </ul>
      <CarriedFiles of={isOnItsWay} />
    </Section>
  );
}

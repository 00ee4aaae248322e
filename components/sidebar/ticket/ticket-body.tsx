import { IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { Ticket } from '#lib/contract/tickets.ts';
import { formatMoment, formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SlaSection } from '../../tickets/sla/sla-section.tsx';
import { AssociationList } from '../../tickets/association-list.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Section, SectionTitle } from '../../ui/section.tsx';
import { CoveredQuestion } from '../covered-question.tsx';
import { useServices } from '../services.tsx';
import { useNow } from '../use-now.ts';
import { EditNotice } from './edit-notice.tsx';
import { SubjectEditor } from './subject-editor.tsx';
import { TicketComments } from './ticket-comments.tsx';
import { TicketFiles } from './ticket-files.tsx';
import { TicketFields } from './ticket-fields.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { TicketProperties } from './ticket-properties.tsx';
import styles from './ticket.module.css';
import type { Edits } from './use-edits.ts';
import { ticketQueryKey } from './use-ticket.ts';

type Props = { ticket: Ticket; edits: Edits };

/** Everything of a ticket, what changes most often first. */
export function TicketBody({ ticket, edits }: Props) {
  const { address, api, owner } = useServices();
  const client = useQueryClient();
  const now = useNow();
  const { customer, abilities, associations } = ticket;
  const removeKey = {
    lead: 'leadId',
    contact: 'contactId',
    account: 'accountId',
    opportunity: 'opportunityId',
  } as const;
  return (
    <>
      <div className={styles.top}>
        <SubjectEditor ticket={ticket} edits={edits} />
        <p className={styles.meta}>
          {customer !== null && (
            <>
              <Avatar name={customer.name} size={20} tone="neutral" />
              <span className={styles.customer}>{customer.name}</span>
              <span aria-hidden className={styles.dot}>
                ·
              </span>
            </>
          )}
          {t('sidebar.ticket.opened', { time: formatRelativeMoment(ticket.createdAt, now) })}
        </p>
        <EditNotice edits={edits} now={now} />
        <CoveredQuestion guard={edits.guard} />
        <TicketProperties ticket={ticket} edits={edits} />
        {ticket.status === 'closed' && <ClosedNote closedAt={ticket.closedAt} now={now} />}
        {ticket.status !== 'closed' && !abilities.canUpdate && (
          <p className={styles.note}>{t('sidebar.ticket.readOnly')}</p>
        )}
      </div>
      {ticket.description.trim() !== '' && (
        <div className={styles.folded}>
          <Fold title={<SectionTitle title={t('tickets.description')} />} summary={ticket.description}>
            <p className={styles.description}>{ticket.description}</p>
          </Fold>
        </div>
      )}
      <SlaSection
        ticket={ticket}
        api={api}
        queryKey={[...ticketQueryKey(owner, ticket.id), 'sla']}
        onResponded={() => void client.invalidateQueries({ queryKey: ticketQueryKey(owner, ticket.id) })}
      />
      <Section title={t('tickets.associations')} count={associations.length}>
        <AssociationList
          records={associations}
          linkBase={address}
          opensNewTab
          onRemove={
            abilities.canUpdate
              ? (record) => {
                  if (record.kind === 'task') return;
                  const associationChanges = { [removeKey[record.kind]]: null };
                  edits.edit({
                    part: 'associations',
                    changes: { associations: associationChanges },
                    words: t('sidebar.ticket.removed'),
                  });
                }
              : undefined
          }
        />
        {associations.length === 0 && <p className={styles.none}>{t('sidebar.ticket.noAssociations')}</p>}
      </Section>
      <TicketFiles ticket={ticket} />
      <TicketFields ticket={ticket} edits={edits} now={now} />
      <TicketComments ticket={ticket} now={now} />
      <TicketHistory events={ticket.timeline} now={now} />
    </>
  );
}

function ClosedNote({ closedAt, now }: { closedAt: string | null; now: number }) {
  return (
    <p className={styles.note}>
      <IconLock size={14} stroke={1.75} aria-hidden />
      <span>
        {closedAt === null
          ? t('sidebar.ticket.closedNoteNoTime')
          : t('sidebar.ticket.closedNote', { time: formatMoment(closedAt, now) })}
      </span>
    </p>
  );
}

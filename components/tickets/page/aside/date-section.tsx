import { IconLock } from '@tabler/icons-react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Section } from '#components/ui/section.tsx';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { PropertyRow } from './property-row.tsx';
import classes from './property-row.module.css';

/** What the system keeps itself: source, instants, and who created the ticket. Text with a lock, as nobody edits it. */
export function DateSection() {
  const { ticket } = useTicketOnPage();
  const now = useNow();
  return (
    <Section title={t('appTickets.page.dates')}>
      <SystemProperty label={t('appTickets.page.source')} value={t(`tickets.source.${ticket.source}`)} />
      <SystemProperty label={t('appTickets.page.created')} value={formatMoment(ticket.createdAt, now)} />
      {ticket.createdBy !== null && (
        <SystemProperty label={t('appTickets.page.createdBy')} value={ticket.createdBy.name} />
      )}
      <SystemProperty label={t('appTickets.page.updated')} value={formatMoment(ticket.updatedAt, now)} />
      {ticket.closedAt !== null && (
        <SystemProperty label={t('appTickets.page.closed')} value={formatMoment(ticket.closedAt, now)} />
      )}
    </Section>
  );
}

function SystemProperty({ label, value }: { label: string; value: string }) {
  const words = t('appTickets.page.systemField');
  return (
    <PropertyRow label={label}>
      {value}
      <span data-tip={words} className={classes.lock}>
        <IconLock size={12} stroke={2} aria-hidden />
        <HiddenWords>{words}</HiddenWords>
      </span>
    </PropertyRow>
  );
}

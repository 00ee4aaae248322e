import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { SlaSection } from '../../sla/sla-section.tsx';
import { ticketKeys } from '../../ticket-keys.ts';
import { useTicketOnPage } from '../edits-context.ts';

/** The ticket's clocks beside its other properties. */
export function TicketClocks() {
  const { ticket } = useTicketOnPage();
  const api = useApi();
  const client = useQueryClient();
  return (
    <SlaSection
      ticket={ticket}
      api={api}
      queryKey={[...ticketKeys.one(ticket.number), 'sla']}
      onResponded={() => void client.invalidateQueries({ queryKey: ticketKeys.all })}
    />
  );
}

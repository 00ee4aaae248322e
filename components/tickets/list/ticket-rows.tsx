import { useMediaQuery } from '@mantine/hooks';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { TicketCards } from './ticket-cards.tsx';
import { TicketTable } from './ticket-table.tsx';

type Props = { tickets: TicketSummary[] };

/** Below this a table of tickets would be cut; rows become cards. */
const CARDS = '(max-width: 52em)';

/** Tickets as a table, or as cards where the window is narrow. */
export function TicketRows({ tickets }: Props) {
  const areCards = useMediaQuery(CARDS, undefined, { getInitialValueInEffect: false });
  return areCards ? <TicketCards tickets={tickets} /> : <TicketTable tickets={tickets} />;
}

import { useMediaQuery } from '@mantine/hooks';
import type { ComponentProps } from 'react';
import { TicketCards } from './ticket-cards.tsx';
import { TicketTable } from './ticket-table.tsx';

/** Below this a table of tickets would be cut; rows become cards. */
const CARDS = '(max-width: 52em)';

/** Tickets as a table, or as cards where the window is narrow. */
export function TicketRows(props: ComponentProps<typeof TicketTable>) {
  const areCards = useMediaQuery(CARDS, undefined, { getInitialValueInEffect: false });
  return areCards ? (
    <TicketCards tickets={props.tickets} selection={props.selection} />
  ) : (
    <TicketTable {...props} />
  );
}

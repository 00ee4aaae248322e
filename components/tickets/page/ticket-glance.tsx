import { OwnerAvatar } from '../owner-avatar.tsx';
import { RowClocks } from '../sla/sla-chip.tsx';
import { StatusLabel } from '../status-label.tsx';
import { useTicketOnPage } from './edits-context.ts';
import classes from './ticket-glance.module.css';

/** Status and owner under the subject, where the properties have no column of their own. */
export function TicketGlance() {
  const { ticket } = useTicketOnPage();
  return (
    <div className={classes.glance}>
      <StatusLabel status={ticket.status} />
      <OwnerAvatar owner={ticket.owner} size={20} />
      {ticket.owner?.name}
      <RowClocks clocks={ticket.clocks} />
    </div>
  );
}

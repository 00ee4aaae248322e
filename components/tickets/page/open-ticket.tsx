import { useMediaQuery } from '@mantine/hooks';
import type { Ticket } from '#lib/contract/tickets.ts';
import { FilesProvider } from './files/files-provider.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { StageBar } from './stage-bar.tsx';
import { SubjectTitle } from './subject-title.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketAside } from './aside/ticket-aside.tsx';
import { TicketEditing } from './ticket-editing.tsx';
import { TicketGlance } from './ticket-glance.tsx';
import { TicketHeader } from './ticket-header.tsx';
import { TicketTabs } from './ticket-tabs.tsx';
import classes from './open-ticket.module.css';

type Props = { ticket: Ticket };

/** Below this the right column becomes a tab of its own. */
const ONE_COLUMN = '(max-width: 64em)';

/** A ticket that was read: subject, stages, conversation, comments and timeline, with its properties at the right. */
export function OpenTicket({ ticket }: Props) {
  const isOneColumn = useMediaQuery(ONE_COLUMN, undefined, { getInitialValueInEffect: false }) ?? false;
  return (
    <TicketEditing ticket={ticket}>
      {(notes) => (
        <FilesProvider>
          <TicketHeader number={ticket.number} actions={<TicketActions />} />
          <div className={classes.columns}>
            <div className={classes.main}>
              <div className={classes.top}>
                <ReadOnlyNote />
                {notes}
                <SubjectTitle />
                {isOneColumn && <TicketGlance />}
                <StageBar />
              </div>
              <TicketTabs hasDetails={isOneColumn} />
            </div>
            {!isOneColumn && (
              <div className={classes.aside}>
                <TicketAside />
              </div>
            )}
          </div>
        </FilesProvider>
      )}
    </TicketEditing>
  );
}

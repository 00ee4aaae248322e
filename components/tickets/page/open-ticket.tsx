import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Ticket } from '#lib/contract/tickets.ts';
import { CloseQuestion } from './close-question.tsx';
import { EditNotes } from './edit-notes.tsx';
import { TicketOnPageContext } from './edits-context.ts';
import { FilesProvider } from './files/files-provider.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { StageBar } from './stage-bar.tsx';
import { SubjectTitle } from './subject-title.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketAside } from './aside/ticket-aside.tsx';
import { type TicketEdit, closes } from './ticket-edit.ts';
import { TicketGlance } from './ticket-glance.tsx';
import { TicketHeader } from './ticket-header.tsx';
import { TicketTabs } from './ticket-tabs.tsx';
import { useTicketEdits } from './use-ticket-edits.ts';
import classes from './open-ticket.module.css';

type Props = { ticket: Ticket };

/** Below this the right column becomes a tab of its own. */
const ONE_COLUMN = '(max-width: 64em)';

/** A ticket that was read: subject, stages, conversation, comments and timeline, with its properties at the right. */
export function OpenTicket({ ticket }: Props) {
  const edits = useTicketEdits(ticket);
  const [closing, setClosing] = useState<TicketEdit | null>(null);
  const isOneColumn = useMediaQuery(ONE_COLUMN, undefined, { getInitialValueInEffect: false }) ?? false;
  const save = (edit: TicketEdit) => (closes(ticket, edit.change) ? setClosing(edit) : edits.save(edit));
  const { shown, saving, refusal } = edits;
  return (
    <TicketOnPageContext value={{ ticket: shown, saving, refusal, save, forget: edits.forget }}>
      <FilesProvider>
        <TicketHeader number={ticket.number} actions={<TicketActions />} />
        <div className={classes.columns}>
          <div className={classes.main}>
            <div className={classes.top}>
              <ReadOnlyNote />
              <EditNotes edits={edits} ticket={ticket} />
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
      <CloseQuestion
        number={ticket.number}
        edit={closing}
        onClose={(edit) => {
          setClosing(null);
          edits.save(edit);
        }}
        onKeep={() => setClosing(null)}
      />
    </TicketOnPageContext>
  );
}

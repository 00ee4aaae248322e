import { useEffect, useRef } from 'react';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { ApiProblem, ApiUnreachable } from '#lib/api/api-errors.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ConflictNote } from './conflict-note.tsx';
import classes from './note.module.css';
import type { Refusal, useTicketEdits } from './use-ticket-edits.ts';

type Props = {
  edits: ReturnType<typeof useTicketEdits>;
  /** The ticket as the companion has it. */
  ticket: Ticket;
};

/** What became of the last edit where it was not simply saved: both values side by side, or why it was refused. */
export function EditNotes({ edits, ticket }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { conflict, refusal, save, forget } = edits;
  useEffect(() => {
    if (conflict !== null || refusal !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [conflict, refusal]);
  return (
    <div ref={place} role="alert" className={classes.place}>
      {conflict !== null && (
        <ConflictNote conflict={conflict} ticket={ticket} onKeep={forget} onUse={() => save(conflict.edit)} />
      )}
      {refusal !== null && (
        <RefusalNote refusal={refusal} onAgain={() => save(refusal.edit)} onDrop={forget} />
      )}
    </div>
  );
}

function RefusalNote({
  refusal,
  onAgain,
  onDrop,
}: {
  refusal: Refusal;
  onAgain: () => void;
  onDrop: () => void;
}) {
  return (
    <div className={classes.note}>
      <div className={classes.words}>
        <p className={classes.refused}>{notSaved(refusal)}</p>
        <p className={classes.verbs}>
          {refusal.error instanceof ApiUnreachable && (
            <Button variant="link" onClick={onAgain}>
              {t('appTickets.page.sendAgain')}
            </Button>
          )}
          <Button variant="link" onClick={onDrop}>
            {t('appTickets.page.dropEdit')}
          </Button>
        </p>
      </div>
    </div>
  );
}

function notSaved({ edit, error }: Refusal): string {
  if (error instanceof ApiUnreachable) return t('appTickets.page.notSavedOffline', { field: edit.label });
  const fields = error instanceof ApiProblem ? error.fields.map(({ message }) => message).join(' ') : '';
  const reason = fields === '' ? (refusalText(error) ?? '') : fields;
  return t('appTickets.page.refused', { field: edit.label, reason });
}

import { useEffect, useRef } from 'react';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { ApiProblem, ApiUnreachable } from '#lib/api/api-errors.ts';
import type { FieldValues } from '#lib/contract/fields.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { MissingFields, missingOf } from '../missing-fields.tsx';
import { useTicketFields } from '../use-ticket-form.ts';
import { ConflictNote } from './conflict-note.tsx';
import classes from './note.module.css';
import type { TicketEdit } from './ticket-edit.ts';
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
      {refusal !== null && <RefusalNote refusal={refusal} onAgain={save} onDrop={forget} />}
    </div>
  );
}

type RefusalProps = {
  refusal: Refusal;
  onAgain: (edit: TicketEdit) => void;
  onDrop: () => void;
};

function RefusalNote({ refusal, onAgain, onDrop }: RefusalProps) {
  const { edit, error } = refusal;
  const { data = [] } = useTicketFields();
  const missing = missingOf(error, data, edit.change.fields);
  if (missing.length > 0) {
    return (
      <div className={classes.note}>
        <div className={classes.words}>
          <p className={classes.refused}>{notSaved(refusal)}</p>
          <MissingFields
            fields={missing}
            save={t('appTickets.copy.save')}
            onSave={(values) => onAgain(withFields(edit, values))}
            onCancel={onDrop}
          />
        </div>
      </div>
    );
  }
  return (
    <div className={classes.note}>
      <div className={classes.words}>
        <p className={classes.refused}>{notSaved(refusal)}</p>
        <p className={classes.verbs}>
          {error instanceof ApiUnreachable && (
            <Button variant="link" onClick={() => onAgain(edit)}>
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

/** The edit with the fields that it was refused for. */
function withFields(edit: TicketEdit, values: FieldValues): TicketEdit {
  return { ...edit, change: { ...edit.change, fields: { ...edit.change.fields, ...values } } };
}

function notSaved({ edit, error }: Refusal): string {
  if (error instanceof ApiUnreachable) return t('appTickets.page.notSavedOffline', { field: edit.label });
  const fields = error instanceof ApiProblem ? error.fields.map(({ message }) => message).join(' ') : '';
  const reason = fields === '' ? (refusalText(error) ?? '') : fields;
  return t('appTickets.page.refused', { field: edit.label, reason });
}

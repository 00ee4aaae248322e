import { useState } from 'react';
import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Fold } from '#components/ui/fold.tsx';
import { TextArea } from '#components/ui/text-input.tsx';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './description.module.css';
import { useTicketOnPage } from './edits-context.ts';
import { descriptionEdit } from './property-edits.ts';
import { startedFrom } from './ticket-edit.ts';

type Props = { isOpenAtFirst: boolean };

/** What the ticket is about, in its creator's words; edited in place. */
export function Description({ isOpenAtFirst }: Props) {
  const { ticket } = useTicketOnPage();
  if (ticket.description === '' && !ticket.abilities.canUpdate) return null;
  if (ticket.description === '') return <EditableText />;
  return (
    <Fold
      title={t('tickets.description')}
      summary={isOpenAtFirst ? undefined : ticket.description}
      isOpenAtFirst={isOpenAtFirst}
    >
      <div className={classes.folded}>
        <EditableText />
      </div>
    </Fold>
  );
}

function EditableText() {
  const { ticket, save } = useTicketOnPage();
  const [start, setStart] = useState<Ticket | null>(null);
  if (start === null) return <Text onEdit={() => setStart(ticket)} />;
  const handleSave = (text: string) => {
    setStart(null);
    if (text !== start.description) save(startedFrom(start, descriptionEdit(text)));
  };
  return <Editor text={start.description} onSave={handleSave} onCancel={() => setStart(null)} />;
}

type EditorProps = {
  /** The description as it was when editing began. */
  text: string;
  onSave: (text: string) => void;
  onCancel: () => void;
};

function Editor({ text: first, onSave, onCancel }: EditorProps) {
  const [text, setText] = useState(first);
  return (
    <div className={classes.edit}>
      <Field label={t('tickets.description')}>
        {(wiring) => (
          <TextArea
            wiring={wiring}
            className={classes.area}
            value={text}
            ref={focusOnMount}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && text === first && onCancel()}
          />
        )}
      </Field>
      <div className={classes.verbs}>
        <Button variant="primary" size="sm" onClick={() => onSave(text)}>
          {t('appTickets.page.saveDescription')}
        </Button>
        <Button variant="quiet" size="sm" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Text({ onEdit }: { onEdit: () => void }) {
  const { ticket } = useTicketOnPage();
  const isEmpty = ticket.description === '';
  return (
    <>
      {!isEmpty && <p className={classes.text}>{ticket.description}</p>}
      {ticket.abilities.canUpdate && (
        <Button variant="link" onClick={onEdit}>
          {isEmpty ? t('appTickets.page.addDescription') : t('appTickets.page.editDescription')}
        </Button>
      )}
    </>
  );
}

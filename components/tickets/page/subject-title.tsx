import { type KeyboardEvent, useRef, useState } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { classNames } from '#components/ui/class-names.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from './edits-context.ts';
import { subjectEdit } from './property-edits.ts';
import { startedFrom } from './ticket-edit.ts';
import classes from './subject-title.module.css';

/** The subject as the page's title; a click or Enter on it edits it in place. */
export function SubjectTitle() {
  const { ticket, save } = useTicketOnPage();
  const [start, setStart] = useState<Ticket | null>(null);
  const title = useRef<HTMLButtonElement>(null);
  if (!ticket.abilities.canUpdate) return <h1 className={classes.title}>{ticket.subject}</h1>;
  if (start === null) {
    return (
      <h1 className={classes.title}>
        <button
          ref={title}
          type="button"
          className={classes.button}
          aria-describedby="edit-subject"
          data-tip={t('appTickets.page.editSubject')}
          onClick={() => setStart(ticket)}
        >
          {ticket.subject}
        </button>
        <HiddenWords id="edit-subject">{t('appTickets.page.editSubject')}</HiddenWords>
      </h1>
    );
  }
  const handleDone = (subject: string | null) => {
    setStart(null);
    if (subject !== null && subject !== start.subject) save(startedFrom(start, subjectEdit(subject)));
    requestAnimationFrame(() => title.current?.focus());
  };
  return <SubjectInput subject={start.subject} onDone={handleDone} />;
}

type InputProps = {
  subject: string;
  /** The new subject, or null when the edit was given up. */
  onDone: (subject: string | null) => void;
};

function selectOnMount(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

function SubjectInput({ subject, onDone }: InputProps) {
  const [text, setText] = useState(subject);
  const finish = () => onDone(text.trim() === '' ? null : text.trim());
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish();
    else if (event.key === 'Escape') onDone(null);
    else return;
    event.preventDefault();
  };
  return (
    <input
      aria-label={t('tickets.subject')}
      className={classNames(classes.title, classes.input)}
      value={text}
      maxLength={500}
      ref={selectOnMount}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={handleKeyDown}
      onBlur={finish}
    />
  );
}

import { IconPencil } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import styles from './ticket.module.css';
import type { Edits } from './use-edits.ts';

type Props = { ticket: Ticket; edits: Edits };

/** The subject, edited where it stands: Enter saves, Esc leaves it as it was. */
export function SubjectEditor({ ticket, edits }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    const subject = typed?.trim() ?? '';
    setTyped(null);
    if (subject !== '' && subject !== ticket.subject)
      edits.edit({ part: 'subject', changes: { subject }, words: subject });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    else setTyped(null);
  };
  if (typed === null) {
    return (
      <div className={styles.subjectLine}>
        <h2 className={styles.subject} title={ticket.subject}>
          {ticket.subject}
        </h2>
        {ticket.abilities.canUpdate && (
          <IconButton
            className={styles.pencil}
            label={t('sidebar.ticket.editSubject')}
            icon={<IconPencil size={16} stroke={1.75} aria-hidden />}
            onClick={() => setTyped(ticket.subject)}
          />
        )}
      </div>
    );
  }
  return (
    <div className={styles.subjectEditor}>
      <TextArea
        ref={focusOnMount}
        rows={2}
        aria-label={t('tickets.subject')}
        value={typed}
        onChange={(event) => setTyped(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={handleKeyDown}
      />
      <div className={styles.verbs}>
        <Button size="sm" variant="primary" onClick={save}>
          {t('sidebar.ticket.saveSubject')}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setTyped(null)}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { timelineWords } from '../timeline-words.ts';
import classes from './note.module.css';
import type { Conflict } from './use-ticket-edits.ts';

type Props = {
  conflict: Conflict;
  /** The ticket as it stands now. */
  ticket: Ticket;
  onKeep: () => void;
  onUse: () => void;
};

/** Above this many characters a value is quoted in full above and the verbs say only whose it is. */
const SHORT = 32;

/** Somebody was faster: who did what and when, and both values as two verbs. Nobody's edit is dropped silently. */
export function ConflictNote({ conflict: { edit, changes }, ticket, onKeep, onUse }: Props) {
  const now = edit.valueOf(ticket);
  const areShort = now.length <= SHORT && edit.wanted.length <= SHORT;
  return (
    <div className={classes.note}>
      <div className={classes.words}>
        {changes.map((event) => (
          <Change key={event.id} event={event} />
        ))}
        {areShort ? (
          <p>{t('appTickets.page.youChose', { field: edit.label, value: edit.wanted })}</p>
        ) : (
          <>
            <p>{t('appTickets.page.nowIs', { field: edit.label, value: now })}</p>
            <p>{t('appTickets.page.youWrote', { value: edit.wanted })}</p>
          </>
        )}
        <p className={classes.verbs}>
          <Button variant="link" onClick={onKeep}>
            {areShort ? t('appTickets.page.keepValue', { value: now }) : t('appTickets.page.keepTheirs')}
          </Button>
          <Button variant="link" onClick={onUse}>
            {areShort ? t('appTickets.page.useValue', { value: edit.wanted }) : t('appTickets.page.useMine')}
          </Button>
        </p>
      </div>
    </div>
  );
}

function Change({ event }: { event: TimelineEvent }) {
  return (
    <p>
      <span className={classes.who}>
        {event.actor?.name ?? t('tickets.somebody')} {timelineWords(event)}
      </span>{' '}
      {formatAgo(event.at, useNow())}.
    </p>
  );
}

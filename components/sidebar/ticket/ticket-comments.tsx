import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { CommentList } from '../../tickets/comment-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { problemSentence } from '../failure/describe-failure.ts';
import { PendingState } from '../outbox/pending-row.tsx';
import type { PendingComment } from '../outbox/pending-list.ts';
import { usePendingComments } from '../outbox/use-pending.ts';
import { useServices } from '../services.tsx';
import styles from './ticket.module.css';

/** A ticket's comments, and those that the companion has not got yet. */
export function TicketComments({ ticket, now }: { ticket: Ticket; now: number }) {
  const { user } = useServices();
  const pending = usePendingComments(ticket.id);
  const shown = [...ticket.comments, ...pending.map((entry) => toComment(entry, user))];
  return (
    <Section title={t('tickets.comments')} count={shown.length}>
      {shown.length === 0 ? (
        <p className={styles.none}>{t('tickets.noComments')}</p>
      ) : (
        <CommentList comments={shown} now={now} />
      )}
    </Section>
  );
}

function toComment(entry: PendingComment, author: { name: string }) {
  const { id, text } = entry;
  const createdAt = new Date(entry.createdAt).toISOString();
  return { id, author, text, createdAt, note: <CommentNote entry={entry} /> };
}

/** Where a comment is on its way; a refused one says why, and can be sent again or given up. */
function CommentNote({ entry }: { entry: PendingComment }) {
  const { outbox } = useServices();
  const { id, state, problem } = entry;
  return (
    <div className={styles.commentNote} role={state === 'refused' ? 'alert' : undefined}>
      <PendingState state={state} /> {problem !== undefined && problemSentence(problem)}
      {state !== 'sending' && (
        <p className={styles.verbs}>
          {state === 'refused' && (
            <Button variant="link" onClick={() => void outbox.retry(id)}>
              {t('common.tryAgain')}
            </Button>
          )}
          <Button variant="link" onClick={() => void outbox.drop(id)}>
            {t('common.discard')}
          </Button>
        </p>
      )}
    </div>
  );
}

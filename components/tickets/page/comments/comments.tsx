import { useNow } from '#components/app/use-now.ts';
import { t } from '#lib/i18n/i18n.ts';
import { CommentList } from '../../comment-list.tsx';
import { CommentForm } from './comment-form.tsx';
import { useTicketOnPage } from '../edits-context.ts';
import classes from './comments.module.css';

/** What the team says among themselves, and the form to say more. */
export function Comments() {
  const { ticket } = useTicketOnPage();
  const now = useNow();
  return (
    <div className={classes.comments}>
      {ticket.comments.length === 0 ? (
        <p className={classes.none}>{t('tickets.noComments')}</p>
      ) : (
        <CommentList comments={ticket.comments} now={now} />
      )}
      {ticket.abilities.canComment && <CommentForm />}
    </div>
  );
}

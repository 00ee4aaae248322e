import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay, useMe } from '#components/app/session.ts';
import { useNow } from '#components/app/use-now.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from './edits-context.ts';
import { CopyVerbs } from './copy-verbs.tsx';
import classes from './note.module.css';

/** Why nothing can be edited here: the ticket is closed, or the profile does not include it. */
export function ReadOnlyNote() {
  const { ticket } = useTicketOnPage();
  const { profile } = useMe();
  const mayCreate = useMay('tickets.create');
  if (ticket.abilities.canUpdate) return null;
  const isClosed = ticket.status === 'closed';
  return (
    <div className={classes.note}>
      <IconLock size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        {isClosed ? <ClosedWords ticket={ticket} /> : <p>{t('appTickets.page.readOnlyNote', { profile })}</p>}
        {isClosed && mayCreate && ticket.mergedInto === null && (
          <p className={classes.verbs}>
            {t('appTickets.page.closedNext')}
            <CopyVerbs />
          </p>
        )}
      </div>
    </div>
  );
}

/** When and why it was closed: as done, in favour of another ticket, or as spam. */
function ClosedWords({ ticket }: { ticket: Ticket }) {
  const now = useNow();
  const time = ticket.closedAt === null ? '' : formatRelativeMoment(ticket.closedAt, now);
  const { mergedInto: into } = ticket;
  if (into !== null) {
    return (
      <>
        <p>{t('appTicketLife.merge.note', { into: into.number, time })}</p>
        <p>
          <Link to="/tickets/$number" params={{ number: into.number }}>
            {t('appTicketLife.merge.open', { into: into.number })}
          </Link>
        </p>
      </>
    );
  }
  if (ticket.timeline.some(({ kind }) => kind === 'merged-into'))
    return <p>{t('appTicketLife.merge.noteHidden', { time })}</p>;
  return <p>{t(ticket.isSpam ? 'appTicketLife.spam.note' : 'appTickets.page.closedNote', { time })}</p>;
}

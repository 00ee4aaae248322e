import { IconLock } from '@tabler/icons-react';
import { useMay, useMe } from '#components/app/session.ts';
import { useNow } from '#components/app/use-now.ts';
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
        {isClosed ? (
          <ClosedWords at={ticket.closedAt} />
        ) : (
          <p>{t('appTickets.page.readOnlyNote', { profile })}</p>
        )}
        {isClosed && mayCreate && (
          <p className={classes.verbs}>
            {t('appTickets.page.closedNext')}
            <CopyVerbs />
          </p>
        )}
      </div>
    </div>
  );
}

function ClosedWords({ at }: { at: string | null }) {
  const now = useNow();
  const time = at === null ? '' : formatRelativeMoment(at, now);
  return <p>{t('appTickets.page.closedNote', { time })}</p>;
}

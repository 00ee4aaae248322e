import { Link } from '@tanstack/react-router';
import { Section } from '#components/ui/section.tsx';
import type { TicketLink } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StatusIcon } from '../../status-icon.tsx';
import { useTicketOnPage } from '../edits-context.ts';
import classes from './sections.module.css';

/** The closed ticket that this one goes on with, those that go on with this one, and what was merged into what. */
export function FollowSection() {
  const { follows, followUps, mergedInto, mergedFrom } = useTicketOnPage().ticket;
  return (
    <>
      {follows !== null && <Links title={t('appTickets.copy.follows')} tickets={[follows]} />}
      {mergedInto !== null && <Links title={t('appTicketLife.merge.into')} tickets={[mergedInto]} />}
      {mergedFrom.length > 0 && <Links title={t('appTicketLife.merge.from')} tickets={mergedFrom} />}
      {followUps.length > 0 && <Links title={t('appTickets.copy.followUps')} tickets={followUps} />}
    </>
  );
}

function Links({ title, tickets }: { title: string; tickets: TicketLink[] }) {
  return (
    <Section title={title}>
      <ul>
        {tickets.map(({ id, number, subject, status }) => (
          <li key={id} className={classes.follow} title={subject}>
            <StatusIcon status={status} isAlone />
            <Link to="/tickets/$number" params={{ number }}>
              {number}
            </Link>
            <span className={classes.followSubject}>{subject}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

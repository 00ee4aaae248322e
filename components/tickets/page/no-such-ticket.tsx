import { IconTicketOff } from '@tabler/icons-react';
import { ButtonLink } from '#components/app/button-link.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { useMe } from '#components/app/session.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { MissingTicketFacts } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { DeletedTicketNote } from '../life/deleted-ticket.tsx';

type Props = { number: string; error: unknown };

/** A number that leads to no ticket, or to one this user may not see: which of the two, and what to do. */
export function NoSuchTicket({ number, error }: Props) {
  const { admins, workspace } = useMe();
  const facts = MissingTicketFacts.safeParse(error instanceof ApiProblem ? error.problem.facts : null);
  if (facts.success && facts.data.cause === 'deleted')
    return <DeletedTicketNote number={number} facts={facts.data} />;
  const isHidden = facts.success && facts.data.cause === 'hidden';
  const names = admins.length === 0 ? workspace : admins.join(', ');
  return (
    <StatePanel
      icon={<IconTicketOff size={20} stroke={1.75} aria-hidden />}
      title={t(isHidden ? 'appTickets.page.hiddenTitle' : 'appTickets.page.notFoundTitle', { number })}
      actions={
        <>
          <ButtonLink to="/tickets" variant="primary">
            {t('appTickets.page.toList')}
          </ButtonLink>
          <ButtonLink to="/tickets" search={{ search: number }}>
            {t('appTickets.page.searchList')}
          </ButtonLink>
        </>
      }
    >
      <p>{isHidden ? t('appTickets.page.hiddenBody', { names }) : t('appTickets.page.notFoundBody')}</p>
    </StatePanel>
  );
}

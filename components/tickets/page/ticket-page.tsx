import { getRouteApi } from '@tanstack/react-router';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { NoRights } from '#components/app/no-rights.tsx';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { isProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketObstacle } from '../use-ticket-obstacle.ts';
import { NoSuchTicket } from './no-such-ticket.tsx';
import { OpenTicket } from './open-ticket.tsx';
import { TicketPageSkeleton } from './ticket-page-skeleton.tsx';
import { useTicket } from './use-ticket.ts';

const route = getRouteApi('/shell/tickets/$number');

/** A ticket's own page, by the number in the address. */
export function TicketPage() {
  const number = route.useParams().number.toUpperCase();
  const obstacle = useTicketObstacle();
  usePageTitle(number);
  if (obstacle !== null) return <NoRights what={obstacle} />;
  return <TicketOrState key={number} number={number} />;
}

function TicketOrState({ number }: { number: string }) {
  const { data, error, refetch } = useTicket(number);
  // A number that is none ("TKT-1") is refused as input; to the reader it is a ticket that is not there.
  if (isProblem(error, 'not_found') || isProblem(error, 'invalid_input'))
    return <NoSuchTicket number={number} error={error} />;
  if (data !== undefined) return <OpenTicket ticket={data} />;
  if (error === null) return <TicketPageSkeleton number={number} />;
  return (
    <LoadFailure title={t('appTickets.page.failedTitle')} error={error} onRetry={() => void refetch()} />
  );
}

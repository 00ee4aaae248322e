import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMe } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import { followTicket } from '#lib/contract/followers.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { useTicketOnPage } from '../edits-context.ts';

/** Follows the ticket, or stops; not there once it is closed, as nothing happens on it any more. */
export function FollowButton() {
  const { ticket } = useTicketOnPage();
  const { user } = useMe();
  const { mutate, isPending, variables } = useFollow(ticket);
  if (ticket.status === 'closed') return null;
  const isFollowing = isPending ? variables : ticket.followers.some(({ id }) => id === user.id);
  const Icon = isFollowing ? IconStarFilled : IconStar;
  return (
    <Button
      variant="quiet"
      icon={<Icon size={16} stroke={1.75} aria-hidden />}
      aria-pressed={isFollowing}
      data-tip={t(isFollowing ? 'appTicketWork.unfollowTip' : 'appTicketWork.followTip')}
      onClick={() => !isPending && mutate(!isFollowing)}
    >
      {t(isFollowing ? 'appTicketWork.following' : 'appTicketWork.follow')}
    </Button>
  );
}

function useFollow(ticket: Ticket) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const key = ticketKeys.one(ticket.number);
  return useMutation({
    mutationFn: (isFollowing: boolean) =>
      api(followTicket, { params: { ticketId: ticket.id }, body: { isFollowing } }),
    onSuccess: ({ followers }) =>
      queryClient.setQueryData<Ticket>(key, (now) => now && { ...now, followers }),
    onError: (error) => {
      toasts.show({ words: refusalText(error) ?? '' });
      void queryClient.invalidateQueries({ queryKey: key });
    },
  });
}

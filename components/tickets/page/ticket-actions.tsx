import { useNavigate } from '@tanstack/react-router';
import { TicketMenu } from '../copy/ticket-menu.tsx';
import { CloseButton } from './close-button.tsx';
import { useTicketOnPage } from './edits-context.ts';
import { FollowButton } from './followers/follow-button.tsx';

/** What can be done with the whole ticket; a copy of it is opened at once. */
export function TicketActions() {
  const { ticket } = useTicketOnPage();
  const navigate = useNavigate();
  return (
    <>
      <FollowButton />
      <CloseButton />
      <TicketMenu
        ticket={ticket}
        onCopied={({ number }) => void navigate({ to: '/tickets/$number', params: { number } })}
      />
    </>
  );
}

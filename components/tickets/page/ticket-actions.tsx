import { useNavigate } from '@tanstack/react-router';
import { LifeMenu } from '../life/life-menu.tsx';
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
      <LifeMenu
        ticket={ticket}
        onCopied={({ number }) => void navigate({ to: '/tickets/$number', params: { number } })}
      />
    </>
  );
}

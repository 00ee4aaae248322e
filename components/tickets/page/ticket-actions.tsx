import { useNavigate } from '@tanstack/react-router';
import { TicketMenu } from '../copy/ticket-menu.tsx';
import { CloseButton } from './close-button.tsx';
import { useTicketOnPage } from './edits-context.ts';

/** What can be done with the whole ticket; a copy of it is opened at once. */
export function TicketActions() {
  const { ticket } = useTicketOnPage();
  const navigate = useNavigate();
  return (
    <>
      <CloseButton />
      <TicketMenu
        ticket={ticket}
        onCopied={({ number }) => void navigate({ to: '/tickets/$number', params: { number } })}
      />
    </>
  );
}

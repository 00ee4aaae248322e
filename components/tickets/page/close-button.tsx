import { IconCircleCheck } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from './edits-context.ts';
import { statusEdit } from './property-edits.ts';

/** Closes the ticket, after a question; only for those who may. */
export function CloseButton() {
  const { ticket, save } = useTicketOnPage();
  if (!ticket.abilities.canClose || ticket.status === 'closed') return null;
  return (
    <Button
      icon={<IconCircleCheck size={16} stroke={1.75} aria-hidden />}
      onClick={() => save(statusEdit('closed'))}
    >
      {t('appTickets.page.closeTicket')}
    </Button>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { CopyDialog } from '../copy/copy-dialog.tsx';
import { useCopy } from '../copy/use-copy.tsx';
import { useTicketOnPage } from './edits-context.ts';

/** The two ways on from a closed ticket. */
export function CopyVerbs() {
  const { ticket } = useTicketOnPage();
  const navigate = useNavigate();
  const copy = useCopy(ticket, ({ number }) => void navigate({ to: '/tickets/$number', params: { number } }));
  return (
    <>
      <Button size="sm" onClick={() => copy.start('follow-up')}>
        {t('appTickets.copy.followUp')}
      </Button>
      <Button size="sm" onClick={() => copy.start('clone')}>
        {t('appTickets.copy.clone')}
      </Button>
      <CopyDialog copy={copy} />
    </>
  );
}

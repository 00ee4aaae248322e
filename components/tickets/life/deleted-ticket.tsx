import { IconTrash } from '@tabler/icons-react';
import type { z } from 'zod';
import { ButtonLink } from '#components/app/button-link.tsx';
import { useMe } from '#components/app/session.ts';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { MissingTicketFacts } from '#lib/contract/tickets.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useRestore } from './use-life.ts';

type Props = { number: string; facts: Extract<z.infer<typeof MissingTicketFacts>, { cause: 'deleted' }> };

/** What the address of a deleted ticket shows: who deleted it, and how it comes back. */
export function DeletedTicketNote({ number, facts }: Props) {
  const { ticketId, deletedAt, deletedBy, canRestore } = facts;
  const { admins, workspace } = useMe();
  const now = useNow();
  const { mutate, isPending } = useRestore();
  return (
    <StatePanel
      icon={<IconTrash size={20} stroke={1.75} aria-hidden />}
      title={t('appTicketLife.deletion.gone', { number })}
      actions={
        <>
          {canRestore && (
            <Button
              variant="primary"
              aria-disabled={isPending}
              onClick={() => mutate({ id: ticketId, number })}
            >
              {t('appTicketLife.deletion.restoreTicket')}
            </Button>
          )}
          <ButtonLink to="/tickets">{t('appTickets.page.toList')}</ButtonLink>
        </>
      }
    >
      <p>
        {t('appTicketLife.deletion.goneBy', {
          name: deletedBy?.name ?? t('tickets.somebody'),
          time: formatRelativeMoment(deletedAt, now),
        })}{' '}
        {canRestore
          ? t('appTicketLife.deletion.goneRestore')
          : t('appTicketLife.deletion.goneAsk', {
              names: admins.length === 0 ? workspace : admins.join(', '),
            })}
      </p>
    </StatePanel>
  );
}

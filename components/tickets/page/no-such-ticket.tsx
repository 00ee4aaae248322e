import { IconTicketOff } from '@tabler/icons-react';
import { ButtonLink } from '#components/app/button-link.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';

type Props = { number: string };

/** A number that leads to no ticket, or to one this user may not see; which of the two is not told. */
export function NoSuchTicket({ number }: Props) {
  return (
    <StatePanel
      icon={<IconTicketOff size={20} stroke={1.75} aria-hidden />}
      title={t('appTickets.page.notFoundTitle', { number })}
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
      <p>{t('appTickets.page.notFoundBody')}</p>
    </StatePanel>
  );
}

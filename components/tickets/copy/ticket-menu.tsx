import { Menu } from '@mantine/core';
import { IconArrowForwardUp, IconCopy, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay } from '#components/app/session.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { useCopy } from './use-copy.tsx';

type Props = {
  ticket: Pick<TicketSummary, 'id' | 'number' | 'status'> & Partial<Pick<Ticket, 'isSpam'>>;
  /** Absent: says the new number in a toast, with the way back. */
  onCopied?: (ticket: Ticket) => void;
  /** More that can be done with the ticket, below the copies. */
  more?: ReactNode;
};

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Three dots beside a ticket: clone it, go on with a closed one, and more. Nothing for people who can do none of it. */
export function TicketMenu({ ticket, onCopied, more }: Props) {
  const mayCreate = useMay('tickets.create');
  const copy = useCopy(ticket, onCopied);
  if (!mayCreate && !more) return null;
  return (
    <>
      <Menu position="bottom-end" offset={4} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton
            size="sm"
            label={t('appTickets.copy.menu', { number: ticket.number })}
            icon={<IconDots {...ICON} />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {mayCreate && (
            <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={() => copy.start('clone')}>
              {t('appTickets.copy.clone')}
            </Menu.Item>
          )}
          {mayCreate && ticket.status === 'closed' && (
            <Menu.Item leftSection={<IconArrowForwardUp {...ICON} />} onClick={() => copy.start('follow-up')}>
              {t(ticket.isSpam === true ? 'appTicketLife.spam.notSpam' : 'appTickets.copy.followUp')}
            </Menu.Item>
          )}
          {more}
        </Menu.Dropdown>
      </Menu>
      <CopyDialog copy={copy} />
    </>
  );
}

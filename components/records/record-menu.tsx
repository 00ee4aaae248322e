import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconTicket } from '@tabler/icons-react';
import { useMay } from '#components/app/session.ts';
import { CreateTicketDialog } from '#components/tickets/list/create/create-ticket-dialog.tsx';
import { useTicketObstacle } from '#components/tickets/use-ticket-obstacle.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';

type Props = { record: RecordSummary };

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Three dots beside a record: a ticket for it. Nothing for people who cannot create tickets. */
export function RecordMenu({ record }: Props) {
  const mayCreate = useMay('tickets.create');
  const obstacle = useTicketObstacle();
  const [isOpen, { open, close }] = useDisclosure(false);
  if (!mayCreate || obstacle !== null) return null;
  return (
    <>
      <Menu position="bottom-end" offset={4} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton
            size="sm"
            label={t('appRecords.menu', { name: record.name })}
            icon={<IconDots {...ICON} />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTicket {...ICON} />} onClick={open}>
            {t('appRecords.createTicket')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CreateTicketDialog about={record} isOpen={isOpen} onClose={close} />
    </>
  );
}

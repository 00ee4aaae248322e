import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconDownload, IconEraser } from '@tabler/icons-react';
import { useMay } from '#components/app/session.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { addressOf } from '#lib/api/route-address.ts';
import { exportPerson } from '#lib/contract/people.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ErasePersonDialog } from './erase-person-dialog.tsx';

type Props = { record: CrmRecord };

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Three dots on the page of a lead or contact: giving out and erasing a person, for those who manage settings and see all. */
export function PersonButton({ record }: Props) {
  const [isErasing, { open, close }] = useDisclosure(false);
  const [isAdmin, seesAll] = [useMay('settings.manage'), useMay('tickets.read-all')];
  const isPerson = record.kind === 'lead' || record.kind === 'contact';
  if (!isPerson || !isAdmin || !seesAll) return null;
  return (
    <>
      <Menu position="bottom-end" offset={4} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton label={t('appRecords.menu', { name: record.name })} icon={<IconDots {...ICON} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            leftSection={<IconDownload {...ICON} />}
            href={addressOf(exportPerson, { params: { recordId: record.id } })}
            download
          >
            {t('appPeople.export')}
          </Menu.Item>
          <Menu.Item leftSection={<IconEraser {...ICON} />} onClick={open}>
            {t('appPeople.erase')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isErasing && <ErasePersonDialog record={record} onClose={close} />}
    </>
  );
}

import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useMay } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordDialog } from './record-dialog.tsx';
import { RecordForm } from './record-form.tsx';

type Props = { record: CrmRecord };

/** Opens the form of a record over its page; nothing for people who may not change records. */
export function EditRecordButton({ record }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false);
  if (!useMay('records.write')) return null;
  return (
    <>
      <Button icon={<IconPencil size={16} stroke={1.75} aria-hidden />} onClick={open}>
        {t('appFiles.form.editButton')}
      </Button>
      <RecordDialog isOpen={isOpen} title={t('appFiles.form.edit', { name: record.name })} onClose={close}>
        <RecordForm record={record} onClose={close} />
      </RecordDialog>
    </>
  );
}

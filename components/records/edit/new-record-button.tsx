import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMay } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import type { RecordKind } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { NewRecordForm } from './new-record-form.tsx';
import { RecordDialog } from './record-dialog.tsx';

type Props = { kind: RecordKind };

/** Opens the form of a new record over its list; nothing for people who may not add records. */
export function NewRecordButton({ kind }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false);
  if (!useMay('records.write')) return null;
  const title = t(`appFiles.form.new.${kind}`);
  return (
    <>
      <Button variant="primary" icon={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={open}>
        {title}
      </Button>
      <RecordDialog isOpen={isOpen} title={title} onClose={close}>
        <NewRecordForm kind={kind} onClose={close} />
      </RecordDialog>
    </>
  );
}

import { useDisclosure } from '@mantine/hooks';
import { IconColumns } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { ListState } from '../use-list-state.ts';
import { ColumnsDialog } from './columns-dialog.tsx';

/** Opens the choice of columns. */
export function ColumnsButton({ state }: { state: ListState }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        icon={<IconColumns size={16} stroke={1.75} aria-hidden />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t('appLists.columns.open')}
      </Button>
      {isOpen && (
        <ColumnsDialog
          columns={state.columns}
          onApply={(columns) => {
            close();
            state.change({ columns });
          }}
          onClose={close}
        />
      )}
    </>
  );
}

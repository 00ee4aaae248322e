import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { ListState } from '../use-list-state.ts';
import { FilterDialog } from './filter-dialog.tsx';

/** Opens the builder of filters; the key F does too. */
export function FilterButton({ state }: { state: ListState }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  useHotkeys([['f', open]]);
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        icon={<IconFilter size={16} stroke={1.75} aria-hidden />}
        trailing={<KeyHint keys={['F']} />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t('appLists.filter.open')}
      </Button>
      {isOpen && (
        <FilterDialog
          filter={state.filter}
          onApply={(filter) => {
            close();
            state.change({ filter });
          }}
          onClose={close}
        />
      )}
    </>
  );
}

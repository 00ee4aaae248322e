import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { SearchDialog } from './search-dialog.tsx';
import classes from './search.module.css';

/** Opens the search, as Ctrl K does anywhere, also while something is typed. */
export function SearchButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button type="button" className={classes.button} aria-keyshortcuts="Control+K" onClick={open}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span className={classes.buttonText}>{t('appSearch.open')}</span>
        <KeyHint keys={['Ctrl', 'K']} />
      </button>
      <SearchDialog isOpen={isOpen} onClose={close} />
    </>
  );
}

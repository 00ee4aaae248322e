import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { SearchDialog } from './search-dialog.tsx';
import classes from './search.module.css';

type Props = {
  /** An icon alone, for the bar of a narrow window. */
  isIcon?: boolean;
};

/** Opens the search, as Ctrl K does anywhere, also while something is typed. */
export function SearchButton({ isIcon = false }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      {isIcon ? (
        <IconButton
          label={t('appSearch.open')}
          icon={<IconSearch size={18} stroke={1.75} aria-hidden />}
          aria-keyshortcuts="Control+K"
          onClick={open}
        />
      ) : (
        <button type="button" className={classes.button} aria-keyshortcuts="Control+K" onClick={open}>
          <IconSearch size={16} stroke={1.75} aria-hidden />
          <span className={classes.buttonText}>{t('appSearch.open')}</span>
          <KeyHint keys={['Ctrl', 'K']} />
        </button>
      )}
      <SearchDialog isOpen={isOpen} onClose={close} />
    </>
  );
}

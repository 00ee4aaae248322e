import { Modal } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { type Hit, toGroups } from './hits.ts';
import { Results } from './results.tsx';
import { SearchInput } from './search-input.tsx';
import { useHitKeys } from './use-hit-keys.ts';
import { useSearch } from './use-search.ts';
import classes from './search.module.css';

type Props = { isOpen: boolean; onClose: () => void };

const TYPING_PAUSE_MS = 150;

/** The search over any page: type, choose, Enter. */
export function SearchDialog({ isOpen, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={640}
      yOffset="10vh"
      fullScreen={isNarrow ?? false}
      // At once: letters typed while it fades in would be the page's shortcuts.
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay color="#14171f" backgroundOpacity={0.4} />
      <Modal.Content aria-label={t('appSearch.title')}>
        <Modal.Body p={0}>
          <Body onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Body({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const [text, setText] = useState('');
  const [askedText] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS);
  const navigate = useNavigate();
  const asked = { text: askedText, scope: undefined, mine: false };
  const found = useSearch(asked);
  const groups = toGroups(askedText === '' ? [] : (found.data?.pages ?? []));
  const open = (hit: Hit) => {
    onClose();
    void navigate({ href: hit.href });
  };
  const { active, handleKeyDown } = useHitKeys(
    groups.flatMap(({ hits }) => hits),
    open,
  );
  return (
    <div className={classes.dialog}>
      <SearchInput ref={input} text={text} active={active} onText={setText} onKeyDown={handleKeyDown} />
      <div className={classes.dialogResults}>
        <Results asked={asked} found={found} groups={groups} active={active} onOpen={open} />
      </div>
      <div className={classes.foot}>
        <span className={classes.keys}>
          <KeyHint keys={['↑', '↓']} /> {t('appSearch.move')} <KeyHint keys={['↵']} />{' '}
          {t('appSearch.openHit')} <KeyHint keys={['Esc']} /> {t('appSearch.close')}
        </span>
        <Link
          to="/search"
          search={askedText === '' ? {} : { text: askedText }}
          className={classes.showAll}
          onClick={onClose}
        >
          {t('appSearch.seeAll')}
        </Link>
      </div>
    </div>
  );
}

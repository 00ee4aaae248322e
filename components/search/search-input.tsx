import { IconSearch, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { hitId, RESULTS_ID } from './results.tsx';
import type { Hit } from './hits.ts';
import classes from './search.module.css';

type Props = {
  ref?: Ref<HTMLInputElement>;
  text: string;
  active: Hit | undefined;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** What stands at the end: how many were found. */
  children?: ReactNode;
};

/** The field of the search; results are chosen with the focus in it. */
export function SearchInput({ ref, text, active, onText, onKeyDown, children }: Props) {
  return (
    <div className={classes.field}>
      <IconSearch size={18} stroke={1.75} aria-hidden className={classes.icon} />
      <input
        ref={ref}
        type="text"
        role="combobox"
        aria-label={t('appSearch.label')}
        placeholder={t('appSearch.label')}
        aria-expanded={active !== undefined}
        aria-controls={RESULTS_ID}
        aria-autocomplete="list"
        {...(active === undefined ? {} : { 'aria-activedescendant': hitId(active) })}
        value={text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        className={classes.input}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output className={classes.status}>{children}</output>
      {text !== '' && (
        <IconButton
          size="sm"
          label={t('appSearch.clear')}
          icon={<IconX size={16} stroke={1.75} aria-hidden />}
          onClick={() => onText('')}
        />
      )}
    </div>
  );
}

import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import classes from './search-field.module.css';

type Props = {
  label: string;
  clearLabel: string;
  /** What is searched for now. */
  value: string;
  onSearch: (text: string) => void;
};

/** Short enough to feel at once, long enough that a word typed in one go is one request. */
const TYPING_PAUSE_MS = 250;

/** A search that follows typing; the key / leads here, Esc empties it. */
export function SearchField({ label, clearLabel, value, onSearch }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const search = useDebouncedCallback(onSearch, TYPING_PAUSE_MS);
  useHotkeys([['/', () => input.current?.focus()]]);
  // Going back in history, or clearing the filters, changes the value from outside; what is being typed must stay.
  useEffect(() => {
    if (document.activeElement !== input.current) setText(value);
  }, [value]);
  const change = (next: string) => {
    setText(next);
    search(next.trim());
  };
  const clear = () => {
    change('');
    search.flush();
    input.current?.focus();
  };
  return (
    <div className={classes.field}>
      <IconSearch size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={200}
        className={classes.input}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && clear()}
      />
      <span className={classes.end}>
        {text === '' ? (
          <KeyHint keys={['/']} />
        ) : (
          <IconButton
            size="sm"
            label={clearLabel}
            icon={<IconX size={14} stroke={1.75} aria-hidden />}
            onClick={clear}
          />
        )}
      </span>
    </div>
  );
}

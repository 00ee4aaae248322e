import { useId, useState } from 'react';
import { Checkbox } from './checkbox.tsx';
import styles from './choice-list.module.css';
import { TextInput } from './text-input.tsx';

type Choice = { value: string; label: string };

type Props = {
  label: string;
  options: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Words of the search field; it is there from eight options on. */
  searchWords?: string;
  /** Shown where there is nothing to choose. */
  emptyWords?: string;
  error?: string | undefined;
};

/** Fewer are seen at once. */
const SEARCHED_FROM = 8;

/** Any number of several, as boxes to tick. */
export function ChoiceList({ label, options, chosen, onChange, searchWords, emptyWords, error }: Props) {
  const id = useId();
  const [search, setSearch] = useState('');
  const isSearched = searchWords !== undefined && options.length >= SEARCHED_FROM;
  const shown = options.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (value: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset className={styles.list} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className={styles.legend}>{label}</legend>
      {isSearched && (
        <TextInput
          type="search"
          aria-label={searchWords}
          placeholder={searchWords}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      {options.length === 0 && <p className={styles.empty}>{emptyWords}</p>}
      <div className={styles.options}>
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={({ target }) => toggle(option.value, target.checked)}
          />
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

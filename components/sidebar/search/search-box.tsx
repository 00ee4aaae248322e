import { IconSearch } from '@tabler/icons-react';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './search.module.css';

type Props = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
};

/** The box that a search screen starts in. */
export function SearchBox({ label, placeholder, value, onChange }: Props) {
  return (
    <search className={styles.box}>
      <IconSearch size={16} stroke={1.75} aria-hidden className={styles.glass} />
      <TextInput
        type="search"
        ref={focusOnMount}
        aria-label={label}
        placeholder={placeholder}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </search>
  );
}

import { IconSearch } from '@tabler/icons-react';
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
    <div className={styles.box} role="search">
      <IconSearch size={16} stroke={1.75} aria-hidden className={styles.glass} />
      <TextInput
        type="search"
        autoFocus
        aria-label={label}
        placeholder={placeholder}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

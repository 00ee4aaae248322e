import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './checkbox.module.css';

type Props = Omit<ComponentPropsWithRef<'input'>, 'type'> & { label: ReactNode };

/** A box to tick with its words beside it. */
export function Checkbox({ label, ...rest }: Props) {
  return (
    <label className={styles.row}>
      <input type="checkbox" className={styles.box} {...rest} />
      <span>{label}</span>
    </label>
  );
}

import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

/** What a control needs to belong to its label, hint and error. */
export type FieldWiring = { id: string; describedBy: string | undefined; isInvalid: boolean };

type Props = {
  label: string;
  /** The word for mandatory; absent: the field is optional. */
  requiredWord?: string | undefined;
  hint?: ReactNode;
  /** What to do about the value; shown in red and read out with the control. */
  error?: string | undefined;
  children: (wiring: FieldWiring) => ReactNode;
};

/** Label, control, hint and error in their order. */
export function Field({ label, requiredWord, hint, error, children }: Props) {
  const id = useId();
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {requiredWord !== undefined && <span className={styles.required}> {requiredWord}</span>}
      </label>
      {children({ id, describedBy: describedBy || undefined, isInvalid: error !== undefined })}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

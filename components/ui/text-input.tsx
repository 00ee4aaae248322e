import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import type { FieldWiring } from './field.tsx';
import styles from './text-input.module.css';

type Props = ComponentPropsWithRef<'input'> & { wiring?: FieldWiring };

/** One line of text, a number, a date: whatever the platform's own input can. */
export function TextInput({ wiring, className, ...rest }: Props) {
  return (
    <input
      id={wiring?.id}
      aria-describedby={wiring?.describedBy}
      aria-invalid={wiring?.isInvalid || undefined}
      className={classNames(styles.input, className)}
      {...rest}
    />
  );
}

type AreaProps = ComponentPropsWithRef<'textarea'> & { wiring?: FieldWiring };

/** Text of several lines that grows with what is typed, up to a third of the window. */
export function TextArea({ wiring, className, ...rest }: AreaProps) {
  return (
    <textarea
      id={wiring?.id}
      aria-describedby={wiring?.describedBy}
      aria-invalid={wiring?.isInvalid || undefined}
      className={classNames(styles.input, styles.area, className)}
      {...rest}
    />
  );
}

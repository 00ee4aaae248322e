import type { ComponentPropsWithRef, KeyboardEvent } from 'react';
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

type AreaProps = ComponentPropsWithRef<'textarea'> & {
  wiring?: FieldWiring;
  /** One line that may wrap: Enter saves its form as in any other line. Absent: Enter is a line, Ctrl+Enter saves. */
  isOneLine?: boolean;
};

/** Text of several lines that grows with what is typed, up to a third of the window. */
export function TextArea({ wiring, isOneLine = false, className, ...rest }: AreaProps) {
  const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(isOneLine || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <textarea
      id={wiring?.id}
      aria-describedby={wiring?.describedBy}
      aria-invalid={wiring?.isInvalid || undefined}
      className={classNames(styles.input, styles.area, className)}
      onKeyDown={handleKeyDown}
      {...rest}
    />
  );
}

import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import floating from './floating.module.css';
import styles from './popover.module.css';
import { useFloating } from './use-floating.ts';

type Props = {
  /** Words of the quiet button that opens it. */
  trigger: ReactNode;
  /** Name of the panel for screen readers. */
  label: string;
  children: ReactNode;
};

/** A quiet button and the small panel it opens. Esc closes it and gives focus back. */
export function Popover({ trigger, label, children }: Props) {
  const { anchor, panel, isOpen, open, close, handleToggle } = useFloating<HTMLButtonElement>({
    align: 'end',
    matchesWidth: false,
  });
  const id = useId();
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <span className={styles.root}>
      <button
        ref={anchor}
        type="button"
        className={styles.trigger}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={isOpen ? close : open}
        onKeyDown={handleKeyDown}
      >
        {trigger}
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={label}
        className={classNames(floating.panel, styles.panel)}
        onToggle={handleToggle}
      >
        {isOpen && children}
      </section>
    </span>
  );
}

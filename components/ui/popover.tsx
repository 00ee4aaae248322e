import type { KeyboardEvent, ReactNode } from 'react';
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
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    close();
    anchor.current?.focus();
  };
  return (
    <span onKeyDown={handleKeyDown} className={styles.root}>
      <button
        ref={anchor}
        type="button"
        className={styles.trigger}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={isOpen ? close : open}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={classNames(floating.panel, styles.panel)}
        onToggle={handleToggle}
      >
        {isOpen && children}
      </div>
    </span>
  );
}

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './screen.module.css';

type Props = {
  /** Stays at the top: title bar or slim bar. */
  header?: ReactNode;
  /** Stays at the bottom, always in the same place. */
  footer?: ReactNode;
  /** Esc goes back one level; absent: there is no level below. */
  onBack?: (() => void) | undefined;
  children: ReactNode;
};

/** One screen of the sidebar: what scrolls, between what stays. */
export function Screen({ header, footer, onBack, children }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || onBack === undefined) return;
    event.preventDefault();
    onBack();
  };
  useEffect(() => {
    // A screen opened over another takes the focus, so that Esc and Tab start here; a field that asks for it has it already.
    if (onBack !== undefined && !root.current?.contains(document.activeElement)) root.current?.focus();
    // Only when the screen opens.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  return (
    <div ref={root} className={styles.screen} tabIndex={-1} onKeyDown={handleKeyDown}>
      {header}
      <main className={styles.body}>{children}</main>
      {footer !== undefined && footer !== false && <footer className={styles.footer}>{footer}</footer>}
    </div>
  );
}

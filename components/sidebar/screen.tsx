import { useEffect, useRef, type ReactNode } from 'react';
import { useEscape } from '../ui/use-escape.ts';
import styles from './screen.module.css';
import { StorageBar } from './storage-bar.tsx';

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
  const isOver = onBack !== undefined;
  useEscape(onBack);
  useEffect(() => {
    // A screen opened over another takes the focus, so that Tab starts here; a field that asks for it has it already.
    if (isOver && !root.current?.contains(document.activeElement)) root.current?.focus();
  }, [isOver]);
  return (
    <div ref={root} className={styles.screen} tabIndex={-1}>
      <StorageBar />
      {header}
      <main className={styles.body}>{children}</main>
      {footer !== undefined && footer !== false && <footer className={styles.footer}>{footer}</footer>}
    </div>
  );
}

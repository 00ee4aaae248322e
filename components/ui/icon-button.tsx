import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';

type Props = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  /** Name for screen readers, shown as the tip too. */
  label: string;
  icon: ReactNode;
  size?: 'md' | 'sm';
  /** `outlined` where it stands beside a button. */
  variant?: 'bare' | 'outlined';
};

/** A button of one icon, never below 24 by 24. */
export function IconButton({ label, icon, size = 'md', variant = 'bare', className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      className={classNames(styles.button, styles[size], styles[variant], className)}
      {...rest}
    >
      {icon}
    </button>
  );
}

import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './button.module.css';

type Look = {
  /** `primary` once a screen; `danger` only for what cannot be taken back; `quiet` for the way out; `link` inside text. */
  variant?: 'primary' | 'default' | 'quiet' | 'danger' | 'link';
  size?: 'md' | 'sm';
  icon?: ReactNode;
  /** After the words: a key hint or an icon. */
  trailing?: ReactNode;
  isWide?: boolean;
};

type Props = Look & ComponentPropsWithRef<'button'>;

/** A button that says a verb and a noun. */
export function Button({
  variant = 'default',
  size = 'md',
  icon,
  trailing,
  isWide,
  className,
  children,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      className={classNames(styles.button, styles[variant], styles[size], isWide && styles.wide, className)}
      {...rest}
    >
      {icon}
      <span className={styles.words}>{children}</span>
      {trailing}
    </button>
  );
}

type LinkProps = Look & ComponentPropsWithRef<'a'>;

/** A link that looks like a button, for going to another page. */
export function ButtonLink({
  variant = 'default',
  size = 'md',
  icon,
  trailing,
  isWide,
  className,
  children,
  ...rest
}: LinkProps) {
  return (
    <a
      className={classNames(styles.button, styles[variant], styles[size], isWide && styles.wide, className)}
      {...rest}
    >
      {icon}
      <span className={styles.words}>{children}</span>
      {trailing}
    </a>
  );
}

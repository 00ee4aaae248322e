import type { CSSProperties } from 'react';
import { classNames } from './class-names.ts';
import { hueOf, initials } from './initials.ts';
import styles from './avatar.module.css';

type Props = {
  name: string;
  size?: 20 | 24 | 36;
  /** `hue` for colleagues, told apart at a glance; `neutral` for everybody else. */
  tone?: 'hue' | 'neutral';
  /** Absent: the avatar is decoration beside a written name and hidden from screen readers. */
  label?: string;
  className?: string | undefined;
};

/** A person by initials. */
export function Avatar({ name, size = 24, tone = 'hue', label, className }: Props) {
  const naming =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, 'data-tip': label };
  const style = {
    '--avatar-size': `${size}px`,
    '--avatar-hue': `var(--hue-${hueOf(name)})`,
  } as CSSProperties;
  return (
    <span
      {...naming}
      style={style}
      className={classNames(styles.avatar, styles[tone], size > 24 && styles.large, className)}
    >
      {initials(name)}
    </span>
  );
}

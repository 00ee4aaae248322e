import styles from './key-hint.module.css';

type Props = {
  /** One key a part: `['Ctrl', 'K']`. */
  keys: string[];
  /** On a filled button the outline takes the button's own colour. */
  isOnFill?: boolean;
};

/** Keys that do the same as the thing beside them. Decoration: the action itself is named elsewhere. */
export function KeyHint({ keys, isOnFill }: Props) {
  return (
    <span aria-hidden className={isOnFill ? styles.onFill : styles.hint}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

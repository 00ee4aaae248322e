import styles from './spinner.module.css';

/** A turning arc beside words that say what is being done. Stands still for those who asked for less motion. */
export function Spinner({ size = 14 }: { size?: number }) {
  return <span aria-hidden className={styles.spinner} style={{ width: size, height: size }} />;
}

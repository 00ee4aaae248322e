import { SkeletonBar, SkeletonCircle } from '../../ui/skeleton.tsx';
import styles from './shapes.module.css';

/** The shape of two rows. */
export function RowShapes() {
  return (
    <>
      {['42%', '36%'].map((width) => (
        <span key={width} className={styles.row}>
          <SkeletonBar width={width} />
          <SkeletonBar width="92%" />
          <SkeletonBar width="48%" />
        </span>
      ))}
    </>
  );
}

/** The shape of a person at the top. */
export function HeaderShape() {
  return (
    <div className={styles.header}>
      <SkeletonCircle size={36} />
      <div className={styles.words}>
        <SkeletonBar width="60%" />
        <SkeletonBar width="84%" />
      </div>
    </div>
  );
}

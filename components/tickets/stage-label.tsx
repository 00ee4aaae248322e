import type { StageHue } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import styles from './stage.module.css';

/** The small square of a stage. Decoration: the stage's name stands beside it. */
export function StageSquare({ hue }: { hue: StageHue }) {
  return <span aria-hidden className={styles.square} style={{ background: `var(--hue-${hue})` }} />;
}

type Props = {
  stage: { name: string; hue: StageHue };
  /** Name of the pipeline, written as "in Support"; absent: only the stage. */
  pipeline?: string;
};

/** Where a ticket stands: square, stage, and the pipeline where it is not plain from the place. */
export function StageLabel({ stage, pipeline }: Props) {
  return (
    <span className={styles.label}>
      <StageSquare hue={stage.hue} />
      <span className={styles.name}>{stage.name}</span>
      {pipeline !== undefined && (
        <span className={styles.pipeline}>{t('tickets.stageIn', { pipeline })}</span>
      )}
    </span>
  );
}

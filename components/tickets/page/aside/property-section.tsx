import { t } from '#lib/i18n/i18n.ts';
import { OwnerProperty } from './owner-property.tsx';
import { PipelineProperty } from './pipeline-property.tsx';
import { StageProperty } from './stage-property.tsx';
import { StatusProperty } from './status-property.tsx';
import classes from './sections.module.css';

/** Status, pipeline, stage and owner. */
export function PropertySection() {
  return (
    <section className={classes.first} aria-label={t('appTickets.page.properties')}>
      <StatusProperty />
      <PipelineProperty />
      <StageProperty />
      <OwnerProperty />
    </section>
  );
}

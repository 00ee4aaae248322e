import { LabelledInput } from '#components/app/labelled-input.tsx';
import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import type { PipelineDraft } from './pipeline-draft.ts';
import classes from './pipelines.module.css';

type Props = {
  draft: PipelineDraft;
  onChange: (part: Partial<PipelineDraft>) => void;
  error: string | undefined;
  /** Absent: the pipeline is new, and cannot be made the default with its first save. */
  default?: { isSaved: boolean };
};

/** Name of the pipeline, and whether new tickets start there. */
export function PipelineFields({ draft, onChange, error, default: isDefault }: Props) {
  return (
    <div className={classes.fields}>
      <LabelledInput
        label={t('appTicketModule.pipelines.name')}
        value={draft.name}
        maxLength={60}
        autoComplete="off"
        error={error}
        ref={isDefault === undefined ? focusOnMount : undefined}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {isDefault !== undefined && (
        <div>
          <Checkbox
            label={t('appTicketModule.pipelines.makeDefault')}
            checked={draft.isDefault}
            disabled={isDefault.isSaved}
            onChange={(event) => onChange({ isDefault: event.target.checked })}
          />
          {isDefault.isSaved && <p className={parts.small}>{t('appTicketModule.pipelines.isDefault')}</p>}
        </div>
      )}
    </div>
  );
}

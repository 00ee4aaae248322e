import { Checkbox } from '#components/ui/checkbox.tsx';
import type { PipelineId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';
import { usePipelines } from '../pipelines/use-pipelines.ts';
import parts from '../parts/parts.module.css';
import classes from './fields.module.css';

type Props = {
  /** Null: all pipelines. */
  value: PipelineId[] | null;
  error: string | undefined;
  onChange: (value: PipelineId[] | null) => void;
};

/** Which pipelines' tickets have the field. */
export function PipelineChoice({ value, error, onChange }: Props) {
  const { data = [] } = usePipelines();
  const live = data.filter(({ id, isArchived }) => !isArchived || value?.includes(id));
  const toggle = (id: PipelineId, isOn: boolean) => {
    const others = (value ?? []).filter((each) => each !== id);
    onChange(isOn ? [...others, id] : others);
  };
  return (
    <fieldset className={classes.choice}>
      <legend className={parts.small}>{t('appTicketModule.fields.pipelines')}</legend>
      <Checkbox
        label={t('appTicketModule.fields.allPipelines')}
        checked={value === null}
        onChange={(event) => onChange(event.target.checked ? null : live.map(({ id }) => id))}
      />
      {value !== null && (
        <div className={classes.chosen}>
          {live.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={value.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
          ))}
        </div>
      )}
      {error !== undefined && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}

import { IconTrash } from '@tabler/icons-react';
import { StatusIcon } from '#components/tickets/status-icon.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { HuePicker } from './hue-picker.tsx';
import type { DraftStage } from './pipeline-draft.ts';
import classes from './pipelines.module.css';

type Props = {
  stage: DraftStage;
  /** From 1. */
  place: number;
  /** The only stage left, which cannot be removed. */
  isLast: boolean;
  /** Somebody is about to remove it. */
  isLeaving: boolean;
  error: string | undefined;
  onChange: (part: Partial<DraftStage>) => void;
  onRemove: () => void;
};

/** One stage: colour, name, the status it sets, how many open tickets it holds, and the way out. */
export function StageRow({ stage, place, isLast, isLeaving, error, onChange, onRemove }: Props) {
  const name = stage.name.trim() === '' ? t('appTicketModule.pipelines.newStage') : stage.name;
  const isNew = stage.id === undefined;
  return (
    <div className={classes.stage}>
      <HuePicker name={name} hue={stage.hue} onChange={(hue) => onChange({ hue })} />
      <div className={classes.name}>
        <TextInput
          aria-label={t('appTicketModule.pipelines.stageName', { place })}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${stage.key}-error`}
          value={stage.name}
          maxLength={60}
          autoComplete="off"
          // A row that was just added waits for its name.
          ref={isNew && stage.name === '' ? focusWhenAdded : undefined}
          className={isLeaving ? classes.leaving : classes.plain}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {error !== undefined && (
          <p id={`${stage.key}-error`} className={classes.error}>
            {error}
          </p>
        )}
      </div>
      <div className={classes.status}>
        <Picker
          variant="property"
          label={t('appTicketModule.pipelines.sets', { name })}
          value={stage.setsStatus ?? ''}
          options={statusOptions()}
          onChange={(status) => onChange({ setsStatus: status === '' ? null : TicketStatus.parse(status) })}
        />
      </div>
      <OpenTickets stage={stage} />
      <IconButton
        label={
          isLast ? t('appTicketModule.pipelines.removeLast') : t('appTicketModule.pipelines.remove', { name })
        }
        icon={<IconTrash size={16} stroke={1.75} aria-hidden />}
        aria-disabled={isLast}
        onClick={() => !isLast && onRemove()}
      />
    </div>
  );
}

function focusWhenAdded(input: HTMLInputElement | null): void {
  if (input !== null && input.value === '') input.focus();
}

function OpenTickets({ stage }: { stage: DraftStage }) {
  if (stage.id === undefined) return <span className={classes.open} />;
  const { openTickets: count, name } = stage;
  return (
    <span className={classes.open} data-tip={t('appTicketModule.pipelines.openTip', { count, name })}>
      {t('appTicketModule.pipelines.open', { count })}
    </span>
  );
}

function statusOptions() {
  const sets = TicketStatus.options.map((status) => ({
    value: status as string,
    label: t(`appTicketModule.pipelines.setsStatus.${status}`),
    icon: <StatusIcon status={status} />,
  }));
  return [{ value: '', label: t('appTicketModule.pipelines.keeps') }, ...sets];
}

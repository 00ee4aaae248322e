import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { StageSquare } from '#components/tickets/stage-label.tsx';
import { Button } from '#components/ui/button.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import type { DraftStage } from './pipeline-draft.ts';

type Props = {
  stage: DraftStage;
  others: DraftStage[];
  onRemove: (goal: DraftStage | null) => void;
  onKeep: () => void;
};

/** Asked before a stage is removed: how many open tickets stand in it, and where they go. */
export function StageRemoval({ stage, others, onRemove, onKeep }: Props) {
  // Tickets can go only where the companion knows the stage already, and never to an end that nothing takes back.
  const goals = others.filter(({ id, setsStatus }) => id !== undefined && setsStatus !== 'closed');
  const [goalKey, setGoalKey] = useState(goals[0]?.key ?? null);
  const goal = goals.find(({ key }) => key === goalKey) ?? null;
  const { name, openTickets: count } = stage;
  return (
    <fieldset className={parts.danger} aria-label={t('appTicketModule.pipelines.remove', { name })}>
      <p className={parts.warning}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        {count === 0 ? (
          <span>{t('appTicketModule.pipelines.removeEmpty', { name })}</span>
        ) : (
          <span>
            <strong>{t('appTicketModule.pipelines.removeFull', { count, name })}</strong>{' '}
            {t(`appTicketModule.pipelines.${goals.length === 0 ? 'noGoal' : 'chooseWhere'}`)}
          </span>
        )}
      </p>
      <div className={parts.goal}>
        {count > 0 && goal !== null && <Goal goals={goals} value={goal.key} onChange={setGoalKey} />}
        {(count === 0 || goal !== null) && (
          <Button variant="danger" onClick={() => onRemove(count === 0 ? null : goal)}>
            {count === 0
              ? t('appTicketModule.pipelines.removeStage')
              : t('appTicketModule.pipelines.removeAndMove', { count })}
          </Button>
        )}
        <Button variant="quiet" ref={focusOnMount} onClick={onKeep}>
          {t('appTicketModule.pipelines.keepStage')}
        </Button>
      </div>
    </fieldset>
  );
}

type GoalProps = { goals: DraftStage[]; value: string; onChange: (key: string) => void };

function Goal({ goals, value, onChange }: GoalProps) {
  const label = t('appTicketModule.pipelines.moveTo');
  const options = goals.map(({ key, name, hue }) => ({
    value: key,
    label: name,
    icon: <StageSquare hue={hue} />,
  }));
  return (
    <>
      <span>{label}</span>
      <span className={parts.picker}>
        <Picker label={label} value={value} options={options} onChange={onChange} />
      </span>
    </>
  );
}

import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { STAGES_MAX, StageHue } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SortableList } from '../parts/sortable-list.tsx';
import parts from '../parts/parts.module.css';
import { aStage, type DraftStage, freeHue, type PipelineDraft } from './pipeline-draft.ts';
import { StageRemoval } from './stage-removal.tsx';
import { StageRow } from './stage-row.tsx';

type Props = {
  draft: PipelineDraft;
  onChange: (stages: DraftStage[]) => void;
  /** What to do about the stage at the place, from 0. */
  errorAt: (index: number) => string | undefined;
  /** Removes a saved stage now; absent while the pipeline is new. */
  onRemove?: (stage: DraftStage, toStage: DraftStage | null) => void;
};

/** The stages in order, each edited in its row; the thirteenth cannot be added, and says why. */
export function StageList({ draft, onChange, errorAt, onRemove }: Props) {
  const { stages } = draft;
  const [leaving, setLeaving] = useState<string | null>(null);
  const change = (key: string, part: Partial<DraftStage>) =>
    onChange(stages.map((stage) => (stage.key === key ? { ...stage, ...part } : stage)));
  const askOrRemove = (stage: DraftStage) =>
    stage.id === undefined ? onChange(stages.filter(({ key }) => key !== stage.key)) : setLeaving(stage.key);
  return (
    <section aria-labelledby="stages">
      <Head count={stages.length} />
      <SortableList
        label={t('appTicketModule.pipelines.stages')}
        items={stages}
        onSort={onChange}
        className={parts.box}
      >
        {(stage, index) => (
          <>
            <StageRow
              stage={stage}
              place={index + 1}
              isLast={stages.length === 1}
              isLeaving={leaving === stage.key}
              error={errorAt(index)}
              onChange={(part) => change(stage.key, part)}
              onRemove={() => askOrRemove(stage)}
            />
            {leaving === stage.key && (
              <StageRemoval
                stage={stage}
                others={stages.filter(({ key }) => key !== stage.key)}
                onKeep={() => setLeaving(null)}
                onRemove={(goal) => {
                  setLeaving(null);
                  onRemove?.(stage, goal);
                }}
              />
            )}
          </>
        )}
      </SortableList>
      <AddStage stages={stages} onAdd={(stage) => onChange([...stages, stage])} />
      <p className={parts.small}>{t('appTicketModule.pipelines.closesNote')}</p>
    </section>
  );
}

function Head({ count }: { count: number }) {
  return (
    <div className={parts.head}>
      <h2 id="stages" className={parts.title}>
        {t('appTicketModule.pipelines.stages')}
        <span className={parts.count}>
          {t('appTicketModule.pipelines.stagesOf', { held: count, max: STAGES_MAX })}
        </span>
      </h2>
      <span className={parts.keys}>
        {t('appTicketModule.reorder')}
        <KeyHint keys={['Alt', '↑']} />
        <KeyHint keys={['Alt', '↓']} />
      </span>
    </div>
  );
}

function AddStage({ stages, onAdd }: { stages: DraftStage[]; onAdd: (stage: DraftStage) => void }) {
  const isFull = stages.length >= STAGES_MAX;
  const handleAdd = () => {
    if (isFull) return;
    onAdd(aStage({ name: '', hue: freeHue(stages, StageHue.options), setsStatus: null }));
  };
  return (
    <div>
      <Button
        variant="quiet"
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        aria-disabled={isFull}
        aria-describedby={isFull ? 'stages-full' : undefined}
        onClick={handleAdd}
      >
        {t('appTicketModule.pipelines.addStage')}
      </Button>
      {isFull && (
        <p id="stages-full" className={parts.small}>
          {t('appTicketModule.pipelines.full', { max: STAGES_MAX })}
        </p>
      )}
    </div>
  );
}

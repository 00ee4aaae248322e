import { Link } from '@tanstack/react-router';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ArrangedList } from '../parts/arranged-list.tsx';
import parts from '../parts/parts.module.css';
import { usePipelineWrites } from './use-pipelines.ts';

/** Below `/settings/`. */
export const PIPELINES_PATH = 'ticket-module/pipelines';

type Props = { pipelines: PipelineDetails[]; open: string };

/** All pipelines in their order. */
export function PipelineList({ pipelines, open }: Props) {
  const { change } = usePipelineWrites();
  return (
    <ArrangedList
      label={t('appTicketModule.pipelines.list')}
      things={pipelines}
      open={open}
      newPath={`${PIPELINES_PATH}/new`}
      newWords={t('appTicketModule.pipelines.new')}
      onMove={({ id, version }, position) => change.mutate({ id, body: { version, position } })}
    >
      {(pipeline) => <PipelineLink key={pipeline.id} pipeline={pipeline} isOpen={pipeline.id === open} />}
    </ArrangedList>
  );
}

function PipelineLink({ pipeline, isOpen }: { pipeline: PipelineDetails; isOpen: boolean }) {
  const open = pipeline.stages.reduce((sum, { openTickets }) => sum + openTickets, 0);
  const stages = t('appTicketModule.pipelines.stages', { count: pipeline.stages.length });
  return (
    <Link
      to="/settings/$"
      params={{ _splat: `${PIPELINES_PATH}/${pipeline.id}` }}
      className={parts.link}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={parts.name}>{pipeline.name}</span>
      {pipeline.isDefault && <span className={parts.mark}>{t('appTicketModule.pipelines.default')}</span>}
      <span className={parts.meta}>{t('appTicketModule.pipelines.summary', { stages, open })}</span>
    </Link>
  );
}

import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '#components/app/button-link.tsx';
import { Fold } from '#components/ui/fold.tsx';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { movedOne } from '../parts/moved-one.ts';
import { SortableList } from '../parts/sortable-list.tsx';
import parts from '../parts/parts.module.css';
import { usePipelineWrites } from './use-pipelines.ts';

/** Below `/settings/`. */
export const PIPELINES_PATH = 'ticket-module/pipelines';

type Props = { pipelines: PipelineDetails[]; open: string };

/** All pipelines in their order, which dragging changes at once; archived ones are folded away. */
export function PipelineList({ pipelines, open }: Props) {
  const { change } = usePipelineWrites();
  const live = pipelines.filter(({ isArchived }) => !isArchived);
  const archived = pipelines.filter(({ isArchived }) => isArchived);
  const items = live.map((pipeline) => ({ ...pipeline, key: pipeline.id }));
  const handleSort = (sorted: PipelineDetails[]) => {
    const moved = movedOne(live, sorted);
    const position = sorted.findIndex(({ id }) => id === moved?.id) + 1;
    if (moved !== undefined) change.mutate({ id: moved.id, body: { version: moved.version, position } });
  };
  return (
    <nav aria-label={t('appTicketModule.pipelines.list')} className={parts.side}>
      <SortableList label={t('appTicketModule.pipelines.list')} items={items} onSort={handleSort}>
        {(pipeline) => <PipelineLink pipeline={pipeline} isOpen={pipeline.id === open} />}
      </SortableList>
      <div>
        <ButtonLink
          to="/settings/$"
          params={{ _splat: `${PIPELINES_PATH}/new` }}
          variant="quiet"
          icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        >
          {t('appTicketModule.pipelines.new')}
        </ButtonLink>
      </div>
      {archived.length > 0 && (
        <Fold
          title={t('appTicketModule.archived')}
          summary={archived.length}
          isOpenAtFirst={archived.some(({ id }) => id === open)}
        >
          {archived.map((pipeline) => (
            <PipelineLink key={pipeline.id} pipeline={pipeline} isOpen={pipeline.id === open} />
          ))}
        </Fold>
      )}
    </nav>
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

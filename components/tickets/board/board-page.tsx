import { useNavigate } from '@tanstack/react-router';
import { NoRights } from '#components/app/no-rights.tsx';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import type { Pipeline } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RowEditsProvider } from '../list/edit/row-edits.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { quickOf, withQuick } from '../list/list-filter.ts';
import { ListHeader } from '../list/list-header.tsx';
import page from '../list/ticket-list-page.module.css';
import { useListState, type ListState } from '../list/use-list-state.ts';
import { usePipelines } from '../use-pipelines.ts';
import { useTicketObstacle } from '../use-ticket-obstacle.ts';
import { Board } from './board.tsx';
import classes from './board.module.css';

/** The tickets of one pipeline by stage, with the filters of the list. */
export function BoardPage() {
  const state = useListState('/tickets/board');
  const obstacle = useTicketObstacle();
  const pipelines = usePipelines();
  usePageTitle(t('appLists.boards.title'));
  if (obstacle !== null) return <NoRights what={obstacle} />;
  const asked = quickOf(state.filter, 'pipeline');
  const pipeline = pipelines.find(({ id }) => id === asked) ?? pipelines[0];
  return (
    <RowEditsProvider>
      <div className={page.page}>
        <ListHeader title={state.view?.name ?? t('app.tickets')} state={state}>
          {pipeline !== undefined && pipelines.length > 1 && (
            <PipelineChoice pipelines={pipelines} pipeline={pipeline} state={state} />
          )}
        </ListHeader>
        <FilterBar state={state} isBoard>
          <span className={classes.hint}>
            {t('appLists.boards.moveHint')} <KeyHint keys={['M']} />
          </span>
        </FilterBar>
        {pipeline === undefined || !state.isReady ? (
          <Skeleton label={t('app.loading')}>
            <SkeletonBar width="60%" />
          </Skeleton>
        ) : (
          <Board key={pipeline.id} pipeline={pipeline} state={state} />
        )}
      </div>
    </RowEditsProvider>
  );
}

type ChoiceProps = { pipelines: readonly Pipeline[]; pipeline: Pipeline; state: ListState };

function PipelineChoice({ pipelines, pipeline, state }: ChoiceProps) {
  const navigate = useNavigate();
  const choose = (id: string) => {
    const isFiltered = quickOf(state.filter, 'pipeline') !== undefined || state.view !== null;
    if (isFiltered)
      return state.change({
        filter: withQuick(withQuick(state.filter, 'stage', undefined), 'pipeline', id),
      });
    return void navigate({
      to: '/tickets/board',
      search: { ...state.search, pipeline: id, stage: undefined },
    });
  };
  return (
    <div className={classes.pipeline}>
      <Picker
        label={t('appLists.boards.pipeline')}
        value={pipeline.id}
        options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={choose}
      />
    </div>
  );
}

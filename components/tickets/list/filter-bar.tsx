import type { ReactNode } from 'react';
import { useMe } from '#components/app/session.ts';
import { SearchField } from '#components/app/search-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { usePipelines } from '../use-pipelines.ts';
import { useUsers } from '../use-users.ts';
import { FilterChip, type FilterChoice } from './filter-chip.tsx';
import { ConditionChips } from './filters/condition-chips.tsx';
import { FilterButton } from './filters/filter-button.tsx';
import { EVERYTHING, quickOf, withQuick, type Quick } from './list-filter.ts';
import { SLA_FILTERS } from './ticket-list-search.ts';
import type { ListState } from './use-list-state.ts';
import classes from './filter-bar.module.css';

type Props = {
  state: ListState;
  /** Board: the pipeline and stage are the board's own. */
  isBoard?: boolean;
  /** At the end of the bar. */
  children?: ReactNode;
};

/** Quick filters, further conditions and the search. Each change is a step of the browser's history, but typing is one step. */
export function FilterBar({ state, isBoard = false, children }: Props) {
  const { filter, text } = state;
  const isOn = filter.conditions.length > 0 || text !== '';
  return (
    <search className={classes.bar} aria-label={t('appTickets.list.filters')}>
      {filter.match === 'all' && <QuickFilters state={state} isBoard={isBoard} />}
      <ConditionChips state={state} />
      <FilterButton state={state} />
      {isOn && (
        <Button variant="quiet" size="sm" onClick={() => state.change({ filter: EVERYTHING, text: '' })}>
          {t('appTickets.list.clearFilters')}
        </Button>
      )}
      <SearchField
        label={t('appTickets.list.search')}
        clearLabel={t('appTickets.list.clearSearch')}
        value={text}
        onSearch={(next) => state.change({ text: next }, text !== '')}
      />
      {children}
    </search>
  );
}

function QuickFilters({ state, isBoard }: { state: ListState; isBoard: boolean }) {
  const pipelines = usePipelines();
  const { filter } = state;
  const [pipelineId, owners] = [quickOf(filter, 'pipeline'), useOwnerChoices()];
  const change = (quick: Quick) => (value: string | undefined) => {
    const next = withQuick(filter, quick, value);
    // A stage belongs to one pipeline; with another it would let nothing through.
    state.change({ filter: quick === 'pipeline' ? withQuick(next, 'stage', undefined) : next });
  };
  const chip = (quick: Quick) => ({ value: quickOf(filter, quick), onChange: change(quick) });
  const stages = pipelines
    .filter(({ id }) => pipelineId === undefined || id === pipelineId)
    .flatMap(({ name, stages: own }) =>
      own.map((stage) => ({
        value: stage.id as string,
        label: pipelineId === undefined && pipelines.length > 1 ? `${stage.name} (${name})` : stage.name,
      })),
    );
  return (
    <>
      <FilterChip
        label={t('appTickets.list.ownerFilter')}
        prefix={t('appTickets.list.ownerIs')}
        anyLabel={t('appTickets.list.anyone')}
        choices={owners}
        {...chip('owner')}
      />
      <FilterChip
        label={t('appTickets.list.statusFilter')}
        prefix={t('appTickets.list.statusIs')}
        anyLabel={t('appTickets.list.anyStatus')}
        choices={statusChoices()}
        {...chip('status')}
      />
      {!isBoard && pipelines.length > 1 && (
        <FilterChip
          label={t('tickets.pipeline')}
          prefix={t('appLists.filter.pipelineIs')}
          anyLabel={t('appLists.filter.anyPipeline')}
          choices={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          {...chip('pipeline')}
        />
      )}
      {!isBoard && (
        <FilterChip
          label={t('tickets.stage')}
          prefix={t('appLists.filter.stageIs')}
          anyLabel={t('appLists.filter.anyStage')}
          choices={stages}
          {...chip('stage')}
        />
      )}
      <FilterChip
        label={t('appLists.fields.sla')}
        prefix={t('appLists.filter.slaIs')}
        anyLabel={t('appLists.filter.anySla')}
        choices={slaChoices()}
        {...chip('sla')}
      />
    </>
  );
}

function slaChoices(): FilterChoice[] {
  return SLA_FILTERS.map((value) => {
    const label = t(`appLists.filter.slaFilters.${value}`);
    return { value, label, words: label.toLowerCase() };
  });
}

function statusChoices(): FilterChoice[] {
  const statuses = TicketStatus.options.map((status) => ({
    value: status,
    label: t(`tickets.status.${status}`),
  }));
  return [
    {
      value: 'not-closed',
      label: t('appTickets.list.notClosed'),
      words: t('appTickets.list.notClosedWords'),
    },
    ...statuses,
  ];
}

function useOwnerChoices(): FilterChoice[] {
  const me = useMe().user;
  const users = useUsers().filter((user) => user.id !== me.id);
  return [
    { value: 'me', label: t('appTickets.list.me'), words: t('appTickets.list.meWords') },
    { value: 'nobody', label: t('common.nobody'), words: t('appTickets.list.nobodyWords') },
    { value: 'my-teams', label: t('appLists.filter.myTeams') },
    ...users.map((user) => ({ value: user.id, label: user.name })),
  ];
}

import { useDroppable } from '@dnd-kit/core';
import { MoreButton } from '#components/app/more-button.tsx';
import type { Pipeline, Stage } from '#lib/contract/pipelines.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useRowEdits } from '../list/edit/row-edits.tsx';
import { withPending } from '../list/edit/with-pending.ts';
import { quickCondition, withQuick } from '../list/list-filter.ts';
import { ListFailure } from '../list/ticket-list-body.tsx';
import { totalWords } from '../list/total-words.ts';
import type { ListState } from '../list/use-list-state.ts';
import { useTicketList } from '../list/use-ticket-list.ts';
import { StageSquare } from '../stage-label.tsx';
import { StatusIcon } from '../status-icon.tsx';
import { usePipelines } from '../use-pipelines.ts';
import { useUsers } from '../use-users.ts';
import { BoardCard } from './board-card.tsx';
import classes from './board.module.css';

type Props = {
  stage: Stage;
  pipeline: Pipeline;
  state: ListState;
  isDraggable: boolean;
  onMove: (ticket: TicketListItem, stage: Stage) => void;
};

/** So many cards of a stage are read at once. */
const CARDS = 20;

/** One stage: how many tickets stand in it, and their cards, latest arrival first. */
export function BoardColumn({ stage, pipeline, state, isDraggable, onMove }: Props) {
  const { setNodeRef, isOver } = useDroppable({ id: stage.id });
  const list = useStageTickets(stage, pipeline, state);
  const { tickets, shift } = useWithMoves(list.tickets, stage);
  const total = Math.max(0, (list.total ?? 0) + shift);
  return (
    <section ref={setNodeRef} className={classes.column} data-over={isOver} aria-label={stage.name}>
      <h2 className={classes.head}>
        <StageSquare hue={stage.hue} />
        <span className={classes.name}>{stage.name}</span>
        {list.total !== undefined && (
          <span className={classes.count}>{totalWords(total, list.isTotalExact)}</span>
        )}
        {stage.setsStatus !== null && (
          <span className={classes.sets}>
            <StatusIcon status={stage.setsStatus} isAlone />
          </span>
        )}
      </h2>
      {list.isLoadingError && <ListFailure list={list} state={state} />}
      <ul className={classes.cards}>
        {tickets.map((ticket) => (
          <BoardCard
            key={ticket.id}
            ticket={ticket}
            stages={pipeline.stages}
            isDraggable={isDraggable && ticket.status !== 'closed'}
            onMove={onMove}
          />
        ))}
      </ul>
      {list.isSuccess && tickets.length === 0 && (
        <p className={classes.empty}>
          {stage.setsStatus === 'closed' ? t('appLists.boards.emptyCloses') : t('appLists.boards.empty')}
        </p>
      )}
      <MoreButton list={list} className={classes.more}>
        {t('appLists.boards.more')}
      </MoreButton>
    </section>
  );
}

function useStageTickets(stage: Stage, pipeline: Pipeline, { filter, text, columns, isReady }: ListState) {
  const ofStage =
    filter.match === 'all'
      ? withQuick(withQuick(filter, 'pipeline', pipeline.id), 'stage', stage.id)
      : { match: 'all' as const, conditions: [quickCondition('stage', stage.id), anyOf(filter)] };
  return useTicketList(
    { filter: ofStage, text, columns, sort: 'time-in-stage' },
    { limit: CARDS, isEnabled: isReady },
  );
}

/** Any of several beside the stage's own condition is a group; groups within it are dissolved, as two levels are all there are. */
function anyOf({ conditions }: ListState['filter']) {
  return {
    match: 'any' as const,
    conditions: conditions.flatMap((part) => ('conditions' in part ? part.conditions : [part])),
  };
}

/** The cards with the moves that are on their way: gone from where they stood, first where they go. */
function useWithMoves(kept: readonly TicketListItem[], stage: Stage) {
  const { pending } = useRowEdits();
  const known = { pipelines: usePipelines(), users: useUsers() };
  const shown = kept.map((ticket) => withPending(ticket, pending, known));
  const staying = shown.filter((ticket) => ticket.stage.id === stage.id);
  const arriving = pending
    .filter(({ change, ticket }) => change.stageId === stage.id && !kept.some(({ id }) => id === ticket.id))
    .map(({ ticket }) => withPending(ticket, pending, known));
  return { tickets: [...arriving, ...staying], shift: arriving.length - (shown.length - staying.length) };
}

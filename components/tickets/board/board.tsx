import {
  DndContext,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from '@dnd-kit/core';
import { useState } from 'react';
import { useMay } from '#components/app/session.ts';
import type { Pipeline, Stage } from '#lib/contract/pipelines.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useRowEdits } from '../list/edit/row-edits.tsx';
import type { ListState } from '../list/use-list-state.ts';
import { BoardColumn } from './board-column.tsx';
import { CardFace } from './board-card.tsx';
import classes from './board.module.css';

type Props = { pipeline: Pipeline; state: ListState };

/** A press that moves less than this is a click. */
const DRAG_PX = 6;

/** The stages of a pipeline beside each other; cards are dragged between them, or moved by their menu. */
export function Board({ pipeline, state }: Props) {
  const { save } = useRowEdits();
  const mayUpdate = useMay('tickets.update');
  const [dragged, setDragged] = useState<TicketListItem | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_PX } }));
  const move = (ticket: TicketListItem, stage: Stage) => {
    if (ticket.stage.id === stage.id) return;
    const words = t('appLists.boards.moved', { number: ticket.number, stage: stage.name });
    save({ ticket, change: { stageId: stage.id }, words });
  };
  const handleDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const stage = pipeline.stages.find(({ id }) => id === over?.id);
    if (stage !== undefined) move(active.data.current?.['ticket'] as TicketListItem, stage);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{
        announcements: announcements(pipeline),
        screenReaderInstructions: { draggable: '' },
      }}
      onDragStart={({ active }) => setDragged(active.data.current?.['ticket'] as TicketListItem)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={handleDragEnd}
    >
      <div className={classes.board}>
        {pipeline.stages.map((stage) => (
          <BoardColumn
            key={stage.id}
            stage={stage}
            pipeline={pipeline}
            state={state}
            isDraggable={mayUpdate}
            onMove={move}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged !== null && <CardFace ticket={dragged} isLifted />}
      </DragOverlay>
    </DndContext>
  );
}

function announcements({ stages }: Pipeline): Announcements {
  const number = (data: { current?: Record<string, unknown> | undefined }) =>
    (data.current?.['ticket'] as TicketListItem | undefined)?.number ?? '';
  const stageOf = (id: unknown) => stages.find((stage) => stage.id === id)?.name ?? '';
  return {
    onDragStart: ({ active }) => t('appLists.boards.lifted', { number: number(active.data) }),
    onDragOver: ({ active, over }) =>
      over === null
        ? undefined
        : t('appLists.boards.over', { number: number(active.data), stage: stageOf(over.id) }),
    onDragEnd: ({ active, over }) =>
      over === null
        ? t('appLists.boards.cancelled', { number: number(active.data) })
        : t('appLists.boards.dropped', { number: number(active.data), stage: stageOf(over.id) }),
    onDragCancel: ({ active }) => t('appLists.boards.cancelled', { number: number(active.data) }),
  };
}

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './sortable-list.module.css';

type Sortable = {
  /** Stays the same while the item is edited. */
  key: string;
  /** What the item is called now, for those who hear it. */
  name: string;
};

type Props<Item extends Sortable> = {
  label: string;
  items: readonly Item[];
  onSort: (items: Item[]) => void;
  /** The item without its handle, which stands before it. */
  children: (item: Item, index: number) => ReactNode;
  className?: string | undefined;
};

/** Space for a click beside a drag. */
const DRAG_PX = 4;

/** A list put in order by dragging its handles, or by Alt and the arrow keys anywhere in a row. */
export function SortableList<Item extends Sortable>({
  label,
  items,
  onSort,
  children,
  className,
}: Props<Item>) {
  const [said, setSaid] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_PX } }));
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || to === from) return;
    onSort(arrayMove([...items], from, to));
    setSaid(t('appTicketModule.movedTo', { name: item.name, place: to + 1, count: items.length }));
  };
  const indexOf = (key: unknown) => items.findIndex((item) => item.key === key);
  const handleDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null) move(indexOf(active.id), indexOf(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={handleDragEnd}
      accessibility={SILENT}
    >
      <SortableContext items={items.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
        <ol aria-label={label} className={className}>
          {items.map((item, index) => (
            <Row
              key={item.key}
              item={item}
              place={index + 1}
              count={items.length}
              onMove={(by) => move(index, index + by)}
            >
              {children(item, index)}
            </Row>
          ))}
        </ol>
      </SortableContext>
      <output>
        <HiddenWords>{said}</HiddenWords>
      </output>
    </DndContext>
  );
}

/** The library's own words are English only and tell of its own keys; ours are said by the list. */
const SILENT = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
};

type RowProps = {
  item: Sortable;
  place: number;
  count: number;
  onMove: (by: number) => void;
  children: ReactNode;
};

function Row({ item, place, count, onMove, children }: RowProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging, transform, transition } = useSortable({
    id: item.key,
  });
  const style = { transform: CSS.Translate.toString(transform), transition };
  const handleKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    // Keys are those of the controls inside; the row hears what they do not take.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={setNodeRef}
      style={style}
      className={classes.row}
      data-dragged={isDragging}
      onKeyDown={handleKeyDown}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes.handle}
        aria-label={t('appTicketModule.handle', { name: item.name, place, count })}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        {...listeners}
      >
        <IconGripVertical size={16} stroke={1.75} aria-hidden />
      </button>
      <div className={classes.item}>{children}</div>
    </li>
  );
}

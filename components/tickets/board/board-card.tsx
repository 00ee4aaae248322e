import { Menu } from '@mantine/core';
import { useDraggable } from '@dnd-kit/core';
import { IconArrowsMove } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { useNow } from '#components/app/use-now.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Stage } from '#lib/contract/pipelines.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { formatDuration, formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import cell from '../list/edit/cell-menu.module.css';
import { OwnerCell, StatusCell } from '../list/edit/ticket-cells.tsx';
import { RowClocks } from '../sla/sla-chip.tsx';
import { StageSquare } from '../stage-label.tsx';
import classes from './board.module.css';

type Props = {
  ticket: TicketListItem;
  stages: readonly Stage[];
  isDraggable: boolean;
  onMove: (ticket: TicketListItem, stage: Stage) => void;
};

/** A ticket on the board: dragged by its face, moved by its menu or the key M, its owner and status changed in place. */
export function BoardCard({ ticket, stages, isDraggable, onMove }: Props) {
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: ticket.id,
    data: { ticket },
    disabled: !isDraggable,
  });
  const [isOpen, setOpen] = useState(false);
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'm' || event.ctrlKey || event.metaKey || !isDraggable || isOpen) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    // The key M does what the button in the card does, wherever in the card the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={setNodeRef}
      className={classes.card}
      data-dragged={isDragging}
      data-fixed={!isDraggable}
      aria-label={t('appLists.boards.card', { number: ticket.number })}
      onKeyDown={handleKeyDown}
      {...listeners}
    >
      <CardFace ticket={ticket}>
        {isDraggable && (
          <MoveMenu ticket={ticket} stages={stages} isOpen={isOpen} onToggle={setOpen} onMove={onMove} />
        )}
      </CardFace>
    </li>
  );
}

type FaceProps = { ticket: TicketListItem; isLifted?: boolean; children?: React.ReactNode };

/** What a card says; lifted, it follows the pointer. */
export function CardFace({ ticket, isLifted = false, children }: FaceProps) {
  const now = useNow();
  const { customer, number, stageEnteredAt } = ticket;
  const time = formatDuration(Math.max(0, now - Date.parse(stageEnteredAt)));
  return (
    <div className={classes.face} data-lifted={isLifted}>
      <div className={classes.top}>
        <Link to="/tickets/$number" params={{ number }} className={classes.number}>
          {number}
        </Link>
        {children}
        <OwnerCell ticket={ticket} isSmall isTabStop />
      </div>
      <p className={classes.subject} title={ticket.subject}>
        {ticket.subject}
      </p>
      {customer !== null && <p className={classes.who}>{customer.company ?? customer.name}</p>}
      <RowClocks clocks={ticket.clocks} />
      <div className={classes.foot}>
        <StatusCell ticket={ticket} isTabStop />
        <time
          dateTime={stageEnteredAt}
          className={classes.time}
          title={`${t('appLists.boards.inStage', { time })}, ${formatMoment(stageEnteredAt, now)}`}
        >
          {time}
        </time>
      </div>
    </div>
  );
}

type MoveProps = Omit<Props, 'isDraggable'> & { isOpen: boolean; onToggle: (isOpen: boolean) => void };

function MoveMenu({ ticket, stages, isOpen, onToggle, onMove }: MoveProps) {
  return (
    <Menu
      opened={isOpen}
      onChange={onToggle}
      position="bottom-end"
      offset={4}
      width={216}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <IconButton
          size="sm"
          className={classes.move}
          label={t('appLists.boards.move', { number: ticket.number })}
          icon={<IconArrowsMove size={14} stroke={1.75} aria-hidden />}
          aria-keyshortcuts="M"
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('appLists.boards.moveTo')}</Menu.Label>
        {stages
          .filter(({ id }) => id !== ticket.stage.id)
          .map((stage) => (
            <Menu.Item key={stage.id} onClick={() => onMove(ticket, stage)}>
              <span className={cell.choice}>
                <StageSquare hue={stage.hue} />
                {stage.name}
              </span>
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

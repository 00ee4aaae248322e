import { useRef } from 'react';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { TicketMenu } from '../copy/ticket-menu.tsx';
import { usePipelines } from '../use-pipelines.ts';
import { useUsers } from '../use-users.ts';
import type { Selection } from './bulk/use-selection.ts';
import { ColumnCell } from './columns/column-cell.tsx';
import { isAtEnd, type Column } from './columns/columns.ts';
import { useRowEdits } from './edit/row-edits.tsx';
import { withPending } from './edit/with-pending.ts';
import { CELL } from './row-keys.ts';
import table from './ticket-table.module.css';
import classes from './ticket-row.module.css';

type Props = {
  ticket: TicketListItem;
  columns: readonly Column[];
  selection: Selection | null;
};

/** One ticket of the table; where no control stands the row follows its number's link. */
export function TicketRow({ ticket, columns, selection }: Props) {
  const { pending } = useRowEdits();
  const shown = withPending(ticket, pending, { pipelines: usePipelines(), users: useUsers() });
  const isSelected = selection?.has(ticket.id) ?? false;
  return (
    <tr
      className={classes.row}
      data-selected={isSelected}
      aria-selected={selection === null ? undefined : isSelected}
    >
      {selection !== null && (
        <td className={classes.select}>
          <SelectRow ticket={ticket} selection={selection} isSelected={isSelected} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.name} className={classes.cell} data-column={column.name} data-end={isAtEnd(column)}>
          <ColumnCell ticket={shown} column={column} />
        </td>
      ))}
      <td className={classes.menu}>
        <TicketMenu ticket={ticket} />
      </td>
    </tr>
  );
}

type SelectProps = { ticket: TicketListItem; selection: Selection; isSelected: boolean };

function SelectRow({ ticket, selection, isSelected }: SelectProps) {
  const isShifted = useRef(false);
  return (
    <label className={classes.target}>
      <input
        type="checkbox"
        className={table.box}
        aria-label={t('appLists.bulk.select', { number: ticket.number })}
        checked={isSelected}
        onClick={(event) => (isShifted.current = event.shiftKey)}
        onKeyDown={(event) => (isShifted.current = event.shiftKey)}
        onChange={() => selection.toggle(ticket.id, isShifted.current)}
        {...CELL}
        tabIndex={-1}
      />
    </label>
  );
}

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { isAtEnd, widthOf, type Column } from './columns/columns.ts';
import { ROWS } from './row-keys.ts';
import { TicketRow } from './ticket-row.tsx';
import type { Selection } from './bulk/use-selection.ts';
import classes from './ticket-table.module.css';

type Props = {
  tickets: readonly TicketListItem[];
  columns: readonly Column[];
  sort: string;
  onSort: (sort: string) => void;
  /** Null for those who may change nothing. */
  selection: Selection | null;
};

/** Tickets as a table. Arrow keys go from cell to cell, Enter opens or edits. */
export function TicketTable({ tickets, columns, sort, onSort, selection }: Props) {
  const width = columns.reduce((sum, column) => sum + widthOf(column), selection === null ? 52 : 84);
  return (
    <table className={classes.table} style={{ minWidth: width }}>
      <caption className={classes.caption}>{t('appTickets.list.caption')}</caption>
      <thead>
        <tr>
          {selection !== null && (
            <th scope="col" className={classes.select}>
              <SelectShown selection={selection} />
            </th>
          )}
          {columns.map((column) => (
            <Head key={column.name} column={column} sort={sort} onSort={onSort} />
          ))}
          <th scope="col" className={classes.menu}>
            <HiddenWords>{t('appTickets.copy.actions')}</HiddenWords>
          </th>
        </tr>
      </thead>
      <tbody {...ROWS}>
        {tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} columns={columns} selection={selection} />
        ))}
      </tbody>
    </table>
  );
}

function SelectShown({ selection }: { selection: Selection }) {
  const isSome = selection.count > 0 && !selection.isAllShown;
  return (
    <input
      type="checkbox"
      className={classes.box}
      aria-label={t('appLists.bulk.selectPage')}
      checked={selection.isAllShown}
      ref={(box) => {
        if (box !== null) box.indeterminate = isSome;
      }}
      onChange={() => (selection.isAllShown ? selection.clear() : selection.selectShown())}
    />
  );
}

function Head({ column, sort, onSort }: { column: Column } & Pick<Props, 'sort' | 'onSort'>) {
  const isUp = sort === column.name;
  const isDown = sort === `-${column.name}`;
  const Arrow = isUp ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      className={isAtEnd(column) ? classes.end : undefined}
      style={column.name === 'subject' ? undefined : { width: widthOf(column) }}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}
    >
      {column.isSortable ? (
        <button
          type="button"
          className={classes.sort}
          data-on={isUp || isDown}
          title={
            isUp
              ? t('appLists.columns.sortDown', { column: column.label })
              : t('appLists.columns.sortUp', { column: column.label })
          }
          onClick={() => onSort(isUp ? `-${column.name}` : column.name)}
        >
          {column.label}
          {(isUp || isDown) && <Arrow size={14} stroke={2} aria-hidden />}
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}

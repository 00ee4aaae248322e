import { Link } from '@tanstack/react-router';
import { useNow } from '#components/app/use-now.ts';
import type { ClockKind } from '#lib/contract/ticket-clocks.ts';
import type { TicketColumn } from '#lib/contract/ticket-columns.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { formatAge, formatDuration, formatListDate, formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { dueWords } from '../../sla/clock-words.ts';
import { NearestClock } from '../../sla/sla-chip.tsx';
import { fieldValueWords } from '../../field-values.ts';
import { OwnerCell, StageCell, StatusCell, SubjectCell } from '../edit/ticket-cells.tsx';
import { ROW_LINK } from '../row-keys.ts';
import { SentimentLabel } from '../../sentiment/sentiment-label.tsx';
import row from '../ticket-row.module.css';
import type { Column } from './columns.ts';

type Props = { ticket: TicketListItem; column: Column };

/** What a ticket shows in a column. */
export function ColumnCell({ ticket, column }: Props) {
  const now = useNow();
  if (column.field !== null) {
    const words = fieldValueWords(column.field, ticket.fieldValues[column.field.key], now);
    return (
      <span className={row.line} title={words ?? undefined}>
        {words}
      </span>
    );
  }
  return CELLS[column.name as TicketColumn](ticket, now);
}

/** Columns that change in their cells, or lead somewhere, are components; all others are words. */
const CELLS: Record<TicketColumn, (ticket: TicketListItem, now: number) => React.ReactNode> = {
  number: ({ number }) => (
    <Link to="/tickets/$number" params={{ number }} className={row.number} {...ROW_LINK}>
      {number}
    </Link>
  ),
  subject: (ticket) => <SubjectCell ticket={ticket} />,
  status: (ticket) => <StatusCell ticket={ticket} />,
  stage: (ticket) => <StageCell ticket={ticket} />,
  owner: (ticket) => <OwnerCell ticket={ticket} />,
  customer: (ticket) => <Customer ticket={ticket} />,
  'time-in-stage': ({ stageEnteredAt }, now) => (
    <Time
      at={stageEnteredAt}
      now={now}
      words={formatDuration(Math.max(0, now - Date.parse(stageEnteredAt)))}
    />
  ),
  created: ({ createdAt }, now) => <Time at={createdAt} now={now} words={formatListDate(createdAt, now)} />,
  updated: ({ updatedAt }, now) => <Time at={updatedAt} now={now} words={formatAge(updatedAt, now)} />,
  closed: ({ closedAt }, now) =>
    closedAt === null ? null : <Time at={closedAt} now={now} words={formatListDate(closedAt, now)} />,
  pipeline: ({ pipeline }) => <span className={row.line}>{pipeline.name}</span>,
  source: ({ source }) => t(`tickets.source.${source}`),
  creator: ({ creator }) => <span className={row.line}>{creator?.name}</span>,
  lead: (ticket) => recordOf(ticket, 'lead'),
  contact: (ticket) => recordOf(ticket, 'contact'),
  account: (ticket) => recordOf(ticket, 'account'),
  opportunity: (ticket) => recordOf(ticket, 'opportunity'),
  'next-due': ({ clocks }) => <NearestClock clocks={clocks} />,
  'first-response-due': (ticket, now) => dueOf(ticket, 'first-response', now),
  'closure-due': (ticket, now) => dueOf(ticket, 'closure', now),
  sentiment: ({ sentiment }) => (sentiment === null ? null : <SentimentLabel label={sentiment} />),
};

function Time({ at, now, words }: { at: string; now: number; words: string }) {
  return (
    <time dateTime={at} title={formatMoment(at, now)}>
      {words}
    </time>
  );
}

/** The deadline of a clock, whether it still runs or has ended. */
function dueOf({ clocks }: TicketListItem, kind: ClockKind, now: number) {
  const clock = clocks.find((each) => each.kind === kind);
  if (clock === undefined) return null;
  const words = dueWords(clock, now);
  const short =
    clock.dueAt === null ? t('appLists.filter.clockStates.paused') : formatMoment(clock.dueAt, now);
  return <span title={words}>{short}</span>;
}

function recordOf({ records }: TicketListItem, kind: string) {
  return <span className={row.line}>{records.find((record) => record.kind === kind)?.name}</span>;
}

function Customer({ ticket: { customer } }: { ticket: TicketListItem }) {
  if (customer === null) return <span className={row.none}>{t('appTickets.list.noCustomer')}</span>;
  return (
    <>
      <div className={row.line}>{customer.name}</div>
      {customer.company !== null && <div className={row.company}>{customer.company}</div>}
    </>
  );
}

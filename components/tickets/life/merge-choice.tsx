import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { listTickets, type Ticket, type TicketLink } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StatusIcon } from '../status-icon.tsx';
import { ticketKeys } from '../ticket-keys.ts';
import classes from './merge.module.css';

type Props = {
  ticket: Ticket;
  chosen: TicketLink | null;
  onChoose: (ticket: TicketLink) => void;
};

/** Short enough to feel at once, long enough that a word typed in one go is one request. */
const TYPING_PAUSE_MS = 250;

const SHOWN_MAX = 6;

/** Open tickets to choose from: of the same customer at first, then what is searched for. */
export function MergeChoice({ ticket, chosen, onChoose }: Props) {
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS);
  const { items, isPending, isError } = useCandidates(ticket, searched);
  const heading = useId();
  const shown = chosen === null || items.some(({ id }) => id === chosen.id) ? items : [...items, chosen];
  return (
    <>
      <LabelledInput
        label={t('appTicketLife.merge.search')}
        value={text}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="radiogroup" aria-labelledby={heading}>
        <p id={heading} className={classes.heading}>
          {headingOf(ticket, searched)}
        </p>
        {isError && <p role="alert">{t('appTicketLife.merge.failed')}</p>}
        {!isPending && !isError && items.length === 0 && (
          <p className={classes.none}>
            {t(searched === '' ? 'appTicketLife.merge.noneYet' : 'appTicketLife.merge.none')}
          </p>
        )}
        {shown.map((item) => (
          <Candidate key={item.id} item={item} isChosen={item.id === chosen?.id} onChoose={onChoose} />
        ))}
      </div>
    </>
  );
}

function headingOf({ customer }: Ticket, searched: string): string {
  if (searched !== '') return t('appTicketLife.merge.found');
  return customer === null
    ? t('appTicketLife.merge.latest')
    : t('appTicketLife.merge.ofCustomer', { name: customer.name });
}

function useCandidates({ id, customer }: Ticket, search: string) {
  const api = useApi();
  const query = {
    status: 'not-closed' as const,
    // One more than shown: the ticket itself may be among them.
    limit: SHOWN_MAX + 1,
    ...(search === '' ? {} : { search }),
    ...(search === '' && customer !== null ? { recordId: customer.id } : {}),
  };
  const { data, isPending, isError } = useQuery({
    queryKey: ticketKeys.list({ mergeInto: query }),
    queryFn: ({ signal }) => api(listTickets, { query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const items = (data?.items ?? []).filter((item) => item.id !== id).slice(0, SHOWN_MAX);
  return { items, isPending, isError };
}

type CandidateProps = {
  item: TicketLink | TicketListItem;
  isChosen: boolean;
  onChoose: (ticket: TicketLink) => void;
};

function Candidate({ item, isChosen, onChoose }: CandidateProps) {
  const { id, number, subject, status } = item;
  const about = 'owner' in item ? [item.customer?.name, item.owner?.name] : [];
  return (
    <label className={classes.candidate}>
      <input
        type="radio"
        name="merge-into"
        className={classes.radio}
        checked={isChosen}
        onChange={() => onChoose({ id, number, subject, status })}
      />
      <StatusIcon status={status} isAlone />
      <span className={classes.number}>{number}</span>
      <span className={classes.subject}>{subject}</span>
      <span className={classes.about}>{about.filter((name) => name !== undefined).join(' · ')}</span>
    </label>
  );
}

import { useMemo, useState } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';

/** Which rows are selected: some of those shown, or all that match. */
export type Selection = {
  has: (id: TicketId) => boolean;
  count: number;
  tickets: readonly TicketListItem[];
  isAllShown: boolean;
  /** True when all that match are meant, shown or not. */
  isMatching: boolean;
  toggle: (id: TicketId, isRange: boolean) => void;
  selectShown: () => void;
  selectMatching: () => void;
  clear: () => void;
};

type Chosen = { ids: ReadonlySet<TicketId>; last: TicketId | null; isMatching: boolean; of: string };

/** The selection of a list; another list (`of`) starts with none. Rows that go are no longer selected. */
export function useSelection(shown: readonly TicketListItem[], of: string): Selection {
  const none: Chosen = { ids: new Set(), last: null, isMatching: false, of };
  const [kept, setChosen] = useState<Chosen>(none);
  const chosen = kept.of === of ? kept : none;
  return useMemo(() => {
    const ids = shown.map(({ id }) => id);
    const tickets = shown.filter(({ id }) => chosen.isMatching || chosen.ids.has(id));
    return {
      has: (id) => chosen.isMatching || chosen.ids.has(id),
      count: tickets.length,
      tickets,
      isAllShown: ids.length > 0 && tickets.length === ids.length,
      isMatching: chosen.isMatching,
      toggle: (id, isRange) => setChosen({ ...toggled(chosen, id, isRange ? ids : null), of }),
      selectShown: () => setChosen({ ids: new Set(ids), last: null, isMatching: false, of }),
      selectMatching: () => setChosen({ ids: new Set(ids), last: null, isMatching: true, of }),
      clear: () => setChosen({ ids: new Set(), last: null, isMatching: false, of }),
    };
  }, [shown, chosen, of]);
}

/** One more or one less; with a range all between it and the one before, as the one is now. */
function toggled(chosen: Chosen, id: TicketId, range: readonly TicketId[] | null): Omit<Chosen, 'of'> {
  const ids = new Set(chosen.isMatching && range !== null ? range : chosen.ids);
  const isOn = !ids.has(id);
  const from = range?.indexOf(chosen.last as TicketId) ?? -1;
  const to = range?.indexOf(id) ?? -1;
  const between =
    range === null || from === -1 ? [id] : range.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const each of between) {
    if (isOn) ids.add(each);
    else ids.delete(each);
  }
  return { ids, last: id, isMatching: false };
}

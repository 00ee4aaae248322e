import { NO_FILTER, type TicketListSearch } from './ticket-list-search.ts';

/** The views that everybody has, in the order of the navigation. */
export const TICKET_VIEWS = [
  { name: 'all', search: { view: 'all' } },
  { name: 'mine', search: { status: 'not-closed', owner: 'me' } },
  { name: 'unassigned', search: { status: 'not-closed', owner: 'nobody' } },
  { name: 'overdue', search: { sla: 'overdue', sort: 'next-due' } },
  { name: 'dueSoon', search: { sla: 'due-4', sort: 'next-due' } },
] as const satisfies { name: string; search: TicketListSearch }[];

/** Name of a view everybody has. */
export type TicketViewName = (typeof TICKET_VIEWS)[number]['name'];

/** The view whose filters these are; undefined for other filters. A search within a view is still that view. */
export function viewOf(search: TicketListSearch): TicketViewName | undefined {
  const isFurther = [search.pipeline, search.stage, search.filter].some(
    (part) => part !== undefined && part !== NO_FILTER,
  );
  if (isFurther) return undefined;
  return TICKET_VIEWS.find((view) => {
    const filters: TicketListSearch = view.search;
    return filters.status === search.status && filters.owner === search.owner && filters.sla === search.sla;
  })?.name;
}

import type { z } from 'zod';
import { UserId } from '#lib/contract/ids.ts';
import type { listTickets } from '#lib/contract/tickets.ts';
import { quickCondition } from './list-filter.ts';
import type { TicketListSearch } from './ticket-list-search.ts';

type ListQuery = z.input<typeof listTickets.query>;

/** The filters of the address as the API takes them. */
export function toListQuery({ status, owner, sla, search }: TicketListSearch): ListQuery {
  return {
    ...(status === undefined ? {} : { status }),
    ...(owner === undefined || owner === 'my-teams'
      ? {}
      : { owner: owner === 'me' || owner === 'nobody' ? owner : UserId.parse(owner) }),
    ...(sla === undefined
      ? {}
      : { filter: JSON.stringify({ match: 'all', conditions: [quickCondition('sla', sla)] }) }),
    ...(search === undefined || search === '' ? {} : { search }),
  };
}

import type { z } from 'zod';
import { UserId } from '#lib/contract/ids.ts';
import type { listTickets } from '#lib/contract/tickets.ts';
import type { TicketListSearch } from './ticket-list-search.ts';

type ListQuery = z.input<typeof listTickets.query>;

/** The filters of the address as the API takes them. */
export function toListQuery({ status, owner, search }: TicketListSearch): ListQuery {
  return {
    ...(status === undefined ? {} : { status }),
    ...(owner === undefined || owner === 'my-teams'
      ? {}
      : { owner: owner === 'me' || owner === 'nobody' ? owner : UserId.parse(owner) }),
    ...(search === undefined || search === '' ? {} : { search }),
  };
}

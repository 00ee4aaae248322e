import type { TicketSource } from '#lib/contract/tickets-summary.ts';

/** The letter that stands for a source in ticket numbers. */
export const SOURCE_LETTERS = {
  manual: 'M',
  email: 'E',
  record: 'R',
  conversation: 'C',
  api: 'A',
} as const satisfies Record<TicketSource, string>;

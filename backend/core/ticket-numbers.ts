import type { TicketSource } from '#lib/contract/tickets-summary.ts';

/** The letter that stands for a source in ticket numbers. */
export const SOURCE_LETTERS = {
  manual: 'M',
  email: 'E',
  record: 'R',
  conversation: 'C',
  api: 'A',
} as const satisfies Record<TicketSource, string>;

/** A ticket's number: `TKT-`, the source's letter, and the sequence value with at least three digits, e.g. `TKT-E001`. */
export function formatTicketNumber(source: TicketSource, value: number): string {
  return `TKT-${SOURCE_LETTERS[source]}${String(value).padStart(3, '0')}`;
}

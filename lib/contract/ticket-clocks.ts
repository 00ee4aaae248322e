/** A ticket's clocks as rows show them. How a deadline comes about is `readTicketSla`. */
import * as z from 'zod/mini';
import { ClockKind, ClockState } from './sla.ts';
import { Instant } from './values.ts';

export const ClockGlance = z.object({
  kind: ClockKind,
  state: ClockState,
  targetS: z.int(),
  /** Null while a pause keeps it from ever being due. */
  dueAt: z.nullable(Instant),
  /** Since when it stands; null while it does not. */
  pausedAt: z.nullable(Instant),
  stoppedAt: z.nullable(Instant),
  /** Closing stops a first response too: closed without reply. */
  stoppedBy: z.nullable(z.enum(['response', 'closing'])),
  /** Time that counts and is left of the target, at `countedAt` or when it was stopped; below 0 by how much it is over. */
  leftS: z.number(),
  countedAt: Instant,
  /** When time counts next, as far as a screen looks ahead; empty while it stands and once it is stopped. */
  runs: z.array(z.object({ from: Instant, to: Instant })),
});
export type ClockGlance = z.infer<typeof ClockGlance>;

/** How the rows of a mail program's list are marked: number, status, and the time that wants somebody. */
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { ClockGlance } from '#lib/contract/ticket-clocks.ts';
import { readThreadRows, type ThreadRow } from '#lib/contract/thread-rows.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { RowMark } from '#lib/mail/mail-host.ts';
import type { RowsCall } from '#lib/messaging/mail-page-calls.ts';
import { byUrgency, toneOf } from '../../tickets/sla/clock-state.ts';
import { clockTime } from '../../tickets/sla/clock-words.ts';
import { openWorkerDesk, type WorkerOptions } from './worker-desk.ts';

/** Not signed in, not allowed, no such route: asking again would change nothing. */
const NEVER = new Set([401, 403, 404]);

type Options = WorkerOptions & { hasRowMarks: () => Promise<boolean> };

/**
 * Nothing where marks are turned off, for somebody signed out, without the right, and of a companion that does not know the
 * route. Rejects while the companion is out of reach or busy, so that what is shown stays.
 */
export async function findRowMarks(options: Options, call: RowsCall): Promise<RowMark[]> {
  const desk = (await options.hasRowMarks()) ? await openWorkerDesk(options) : null;
  if (desk?.api == null) return [];
  const { provider, mailbox, providerThreadIds } = call;
  try {
    const { rows } = await desk.api(readThreadRows, {
      body: { provider, mailbox, providerThreadIds },
    });
    return rows.map((row) => markOf(row, Date.now()));
  } catch (cause) {
    if (cause instanceof ApiProblem && NEVER.has(cause.problem.status)) return [];
    throw cause;
  }
}

function markOf({ providerThreadId, ticket, others }: ThreadRow, now: number): RowMark {
  const { number, status, clocks } = ticket;
  const words = t(`tickets.status.${status}`);
  return { providerThreadId, shape: status, name: number, words, time: urgentTime(clocks, now), others };
}

/** Only time that runs out is worth a place in a list of mail. */
function urgentTime(clocks: readonly ClockGlance[], now: number): RowMark['time'] {
  const [nearest] = byUrgency(clocks, now);
  const tone = nearest && toneOf(nearest, now);
  if (nearest === undefined || (tone !== 'amber' && tone !== 'red' && tone !== 'breached')) return null;
  return { tone, words: clockTime(nearest, now) };
}

/** Clocks of tickets within the transaction that makes or changes the ticket. */
import type { ChannelId, TicketId } from '#lib/contract/ids.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import { followStatus, startClocks, stop, withNext, type Clock } from '#backend/core/sla/clocks.ts';
import type { Tx } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { readTerms } from '#backend/data/sla-policies.ts';
import {
  insertClocks,
  lockClocksOutOfStep,
  lockOpenClocks,
  readClocks,
  writeClocks,
  type ClockRow,
} from '#backend/data/ticket-clocks.ts';

type Moment = { ticketId: TicketId; status: TicketStatus; at: Date };

/**
 * Starts the clocks of a new ticket under the terms of this moment: those of its channel where that has a policy of its own, else the
 * global ones. Without a policy it costs no statement.
 */
export async function startTicketClocks(
  tx: Tx,
  { ticketId, status, at, channelId = null }: Moment & { channelId?: ChannelId | null },
): Promise<void> {
  const { slaTermsId, slaTermsIds } = await readSettings(tx);
  const isIndividual = channelId !== null && channelId in slaTermsIds;
  const termsId = isIndividual ? (slaTermsIds[channelId] ?? null) : slaTermsId;
  if (termsId === null) return;
  const clocks = startClocks(await readTerms(tx, termsId), status, at.getTime());
  await insertClocks(
    tx,
    clocks.map((clock) => ({ ticketId, termsId, clock })),
  );
}

/** Lets a ticket's clocks stand, go on or stop after its status has changed. */
export async function followTicketStatus(tx: Tx, { ticketId, status, at }: Moment): Promise<void> {
  const rows = await lockOpenClocks(tx, ticketId);
  await change(
    tx,
    rows.map((row) => ({ ...row, status })),
    at,
  );
}

/** The same for all tickets that a change of settings has moved. */
export async function followMovedTickets(tx: Tx, at: Date): Promise<void> {
  await change(tx, await lockClocksOutOfStep(tx), at);
}

async function change(tx: Tx, rows: (ClockRow & { status: TicketStatus })[], at: Date): Promise<void> {
  const changed: ClockRow[] = [];
  for (const row of rows) {
    const terms = await readTerms(tx, row.termsId);
    const clock = followStatus(terms, row.clock, { status: row.status, atMs: at.getTime() });
    if (clock !== row.clock) changed.push({ ...row, clock });
  }
  await writeClocks(tx, changed);
}

/** Tells again of a ticket that was restored; what was due meanwhile is told now. */
export async function tellAgain(tx: Tx, ticketId: TicketId): Promise<void> {
  const rows: ClockRow[] = [];
  for (const row of await readClocks(tx, ticketId))
    rows.push({ ...row, clock: withNext(await readTerms(tx, row.termsId), row.clock) });
  await writeClocks(tx, rows);
}

/** Stops the first response; false when there is none to stop. */
export async function stopFirstResponse(tx: Tx, ticketId: TicketId, at: Date): Promise<boolean> {
  const row = (await lockOpenClocks(tx, ticketId)).find(({ clock }) => clock.kind === 'first-response');
  if (row === undefined) return false;
  const terms = await readTerms(tx, row.termsId);
  const clock: Clock = stop(terms, row.clock, { atMs: at.getTime(), by: 'response' });
  await writeClocks(tx, [{ ...row, clock }]);
  return true;
}

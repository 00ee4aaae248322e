/** Changes a ticket that is not closed, with an event for each thing that changed. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Ticket, TicketChanges } from '#lib/contract/tickets.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { changesValues, decideChange, type TicketState } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { touchRecords } from '#backend/data/records.ts';
import type { Reader } from '#backend/data/ticket-summaries.ts';
import {
  appendEvents,
  listEvents,
  lockTicket,
  updateTicketRow,
  type TicketRow,
} from '#backend/data/tickets.ts';
import { checkReferences, type References } from './check-references.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { onceWithin, type Once } from './once.ts';
import { readTicket } from './read-ticket.ts';
import { refusable } from './refusable.ts';
import { followTicketStatus } from './clocks.ts';
import { tell } from './tell.ts';

/**
 * The changed ticket; a stale version, a closed ticket, missing rights and refused values are refusals. A repeat under the
 * same key changes nothing and answers with the ticket as it stands: a whole ticket kept for each edit would fill the disk.
 */
export function updateTicket(
  companion: Companion,
  call: Call<{ ticketId: TicketId; changes: TicketChanges }> & { once: Once | null },
): Promise<Result<Ticket, Refusal>> {
  const reader = { actor: call.actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const { id } = await onceWithin(tx, call, () => changeTicket(companion, tx, call));
    const ticket = await readTicket(tx, reader, id);
    if (ticket === null) throw new RefusedError({ code: 'not_found' });
    return ticket;
  });
}

/** A change as asked; without a version it is made whatever came before. */
type AskedChange = {
  ticketId: TicketId;
  changes: Omit<TicketChanges, 'version'> & { version: number | null };
};

/** The change within a transaction; throws refusals. */
export async function changeTicket(
  companion: Companion,
  tx: Tx,
  call: Call<AskedChange>,
): Promise<{ id: TicketId }> {
  const { ticketId, changes } = call.input;
  const reader = { actor: call.actor, publicUrl: companion.publicUrl, now: companion.now };
  const row = await lockForChange(tx, reader, { id: ticketId, version: changes.version });
  const after = await decide(tx, row, call);
  if (after !== null) await write(companion, tx, { row, actor: call.actor, ...after });
  return { id: row.id };
}

/** Closed is final. */
export const TICKET_CLOSED: Refusal = {
  code: 'ticket_closed',
  detail: 'Make a new ticket to go on; a closed one cannot be changed.',
};

/** The ticket locked for a write; refuses when it is not there, closed, or not at the version the write is based on. */
export async function lockForChange(
  tx: Tx,
  reader: Reader,
  asked: { id: TicketId; version: number | null },
): Promise<TicketRow> {
  const row = await lockTicket(tx, reader.actor, asked.id);
  if (row === null) throw new RefusedError({ code: 'not_found' });
  if (row.status === 'closed') {
    throw new RefusedError(TICKET_CLOSED);
  }
  if (asked.version !== null && asked.version !== row.version)
    await refuseStale(tx, reader, { ...asked, version: asked.version });
  return row;
}

/** Refuses an edit of values that somebody changed meanwhile; a comment or a ticked item since changes none. */
async function refuseStale(tx: Tx, reader: Reader, asked: { id: TicketId; version: number }): Promise<void> {
  const ticket = assertExists(await readTicket(tx, reader, asked.id), 'the ticket just locked');
  if (asked.version > ticket.version) {
    throw new RefusedError({
      code: 'invalid_input',
      errors: [{ field: 'version', message: 'Give the version you last read; this one does not exist yet.' }],
    });
  }
  const changes = await listEvents(tx, asked.id, asked.version);
  if (!changes.some(({ kind }) => changesValues(kind))) return;
  const names = [...new Set(changes.map(({ actor }) => actor?.name ?? 'Threadside'))].join(', ');
  throw new RefusedError({
    code: 'stale_version',
    detail: `${names} changed the ticket meanwhile. Look at what changed, then save again.`,
    facts: { ticket, changes },
  });
}

async function decide(tx: Tx, row: TicketRow, { actor, input }: Call<AskedChange>) {
  const { version: _, ...changes } = input.changes;
  const current = Object.values(row.associations).filter((id) => id !== null);
  const references = await checkReferences(tx, changes, { alsoRecords: current, channelId: row.channelId });
  const decided = decideChange(row, changes, {
    ...(await readSettings(tx)),
    ...namesFrom(references),
  });
  if (!decided.ok) throw new RefusedError(decided.error);
  checkRights(row, decided.value.state, actor);
  return decided.value.events.length === 0 ? null : decided.value;
}

/** A user deactivated since, or a record erased, still has a place in history. */
function namesFrom({ users, records }: References) {
  return {
    nameOfUser: (id: string) => users.find((user) => user.id === id)?.name ?? 'a former user',
    nameOfRecord: (id: string) => records.find((record) => record.id === id)?.name ?? 'a removed record',
  };
}

function checkRights(before: TicketState, after: TicketState, actor: Actor): void {
  if (after.status === 'closed' && !isPermitted(actor, 'tickets.close')) {
    throw new RefusedError({
      code: 'not_permitted',
      detail: 'Your profile does not allow closing tickets. Ask an admin for it.',
    });
  }
  if (after.ownerId !== before.ownerId && !isPermitted(actor, 'tickets.reassign')) {
    throw new RefusedError({
      code: 'not_permitted',
      detail: 'Your profile does not allow changing owners. Ask an admin for it.',
    });
  }
}

type Write = { row: TicketRow; actor: Actor; state: TicketState; events: Parameters<typeof appendEvents>[2] };

async function write(companion: Companion, tx: Tx, change: Write): Promise<void> {
  const at = companion.now();
  const ticketId = change.row.id;
  const version = await updateTicketRow(tx, ticketId, { state: change.state, at });
  await appendEvents(tx, { ticketId, actorId: change.actor.userId, at, version }, change.events);
  const { status } = change.state;
  if (status !== change.row.status) await followTicketStatus(tx, { ticketId, status, at });
  await touchRecords(
    tx,
    Object.values(change.state.associations).filter((id) => id !== null),
    at,
  );
  await tell(tx, {
    ticketId,
    at,
    actorId: change.actor.userId,
    ownerBefore: change.row.ownerId,
    ownerAfter: change.state.ownerId,
    events: change.events,
  });
}

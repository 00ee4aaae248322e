/** Closes a duplicate in favour of another ticket. Comments stay where they were made; both timelines say what happened. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Reader } from '#backend/data/ticket-summaries.ts';
import { ASSOCIATION_KINDS, event, type EventDraft } from '#backend/core/ticket-changes.ts';
import { readChannelViewers } from '#backend/data/channels.ts';
import type { Tx } from '#backend/data/database.ts';
import { addFollowers, listFollowers } from '#backend/data/followers.ts';
import { linkConversationsOf, setMergedInto } from '#backend/data/merged-tickets.ts';
import { findRecordSummaries, touchRecords } from '#backend/data/records.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import { appendEvents, lockTicket, updateTicketRow, type TicketRow } from '#backend/data/tickets.ts';
import { closeTicket } from './close-ticket.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { readTicket } from './read-ticket.ts';
import { refusable } from './refusable.ts';
import { lockForChange } from './update-ticket.ts';

type Input = { ticketId: TicketId; intoId: TicketId };
type Merging = { tx: Tx; actor: Actor; at: Date };

/** The ticket that goes on; refused when either is not visible or closed, both are one, or the other would show more. */
export function mergeTicket(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<Ticket, Refusal>> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const { source, target } = await lockBoth(tx, reader, input);
    const numberOf = async (id: TicketId) =>
      assertExists(await findTicket(tx, reader, id), 'a ticket just locked').summary.number;
    const [from, into] = [await numberOf(source.id), await numberOf(target.id)];
    const merging = { tx, actor, at: companion.now() };
    await linkConversationsOf(tx, { from: source.id, to: target.id, by: actor.userId });
    const followers = (await listFollowers(tx, source.id)).map(({ id }) => id);
    await addFollowers(tx, target.id, followers);
    await fillTarget(merging, { source, target, from });
    await setMergedInto(tx, source.id, target.id);
    const reason = `merged into ${into}`;
    await closeTicket({ ...merging, row: source, reason, more: [event('merged-into', { to: into })] });
    return assertExists(await readTicket(tx, reader, target.id), 'the ticket merged into');
  });
}

/** Both rows locked, the lower id first, so that two merges the other way round do not wait for each other. */
async function lockBoth(
  tx: Tx,
  reader: Reader,
  { ticketId, intoId }: Input,
): Promise<{ source: TicketRow; target: TicketRow }> {
  if (ticketId === intoId) refuseTarget('Choose another ticket; this is the same one.');
  if (intoId < ticketId) await lockTicket(tx, reader.actor, intoId);
  const source = await lockForChange(tx, reader, { id: ticketId, version: null });
  const target = await lockTicket(tx, reader.actor, intoId);
  if (target === null) return refuseTarget('Choose another ticket; there is none with this id for you.');
  if (target.status === 'closed') return refuseTarget('Choose a ticket that is not closed; closed is final.');
  if (target.channelId !== source.channelId) await refuseWiderView(tx, source);
  return { source, target };
}

/** The other ticket would show the conversation to people to whom its channel does not. */
async function refuseWiderView(tx: Tx, { channelId }: TicketRow): Promise<void> {
  if (channelId === null || (await readChannelViewers(tx, channelId)) === null) return;
  refuseTarget('Choose a ticket of the same channel; it shows its conversations to chosen people only.');
}

function refuseTarget(message: string): never {
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'intoId', message }] });
}

/** Gives the target the records that it lacks, and says what it came from. */
async function fillTarget(
  { tx, actor, at }: Merging,
  { source, target, from }: { source: TicketRow; target: TicketRow; from: string },
): Promise<void> {
  const associations = { ...target.associations };
  const events: EventDraft[] = [event('merged-from', { from })];
  const ids = Object.values(source.associations).filter((id) => id !== null);
  const records = await findRecordSummaries(tx, ids);
  for (const kind of ASSOCIATION_KINDS) {
    const id = source.associations[`${kind}Id`];
    if (id === null || associations[`${kind}Id`] !== null) continue;
    associations[`${kind}Id`] = id;
    const to = records.find((record) => record.id === id)?.name ?? 'a removed record';
    events.push(event('associated', { subject: kind, to, reason: `merged from ${from}` }));
  }
  const version = await updateTicketRow(tx, target.id, { state: { ...target, associations }, at });
  await appendEvents(tx, { ticketId: target.id, actorId: actor.userId, at, version }, events);
  await touchRecords(
    tx,
    Object.values(associations).filter((id) => id !== null),
    at,
  );
}

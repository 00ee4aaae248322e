/** Comments on a ticket; seen by the team only. */
import type { Result } from '#lib/base/result.ts';
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import type { TicketComment } from '#lib/contract/comments.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { event } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { addFollowers } from '#backend/data/followers.ts';
import { appendEvents, insertComment, updateTicketRow, type TicketRow } from '#backend/data/tickets.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { findViewers } from './find-viewers.ts';
import { once, type Once } from './once.ts';
import { tell } from './tell.ts';
import { lockForChange } from './update-ticket.ts';

/** The new comment; refused when the ticket is not visible or closed. A comment needs no version: it changes no value. */
export function addComment(
  companion: Companion,
  call: Call<{ ticketId: TicketId; text: string; mentions: UserId[] }> & { once: Once | null },
): Promise<Result<TicketComment, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    const row = await lockForChange(
      tx,
      { actor, publicUrl: companion.publicUrl, now: companion.now },
      { id: input.ticketId, version: null },
    );
    const at = companion.now();
    const mentions = await checkMentions(tx, row, input.mentions);
    const comment = { text: input.text, mentions: mentions.map(({ id: userId }) => userId) };
    const id = await insertComment(tx, { ticketId: row.id, authorId: actor.userId, at, ...comment });
    // Whoever is asked wants to hear what is answered.
    await addFollowers(tx, row.id, comment.mentions);
    const version = await updateTicketRow(tx, row.id, { state: row, at });
    await appendEvents(tx, { ticketId: row.id, actorId: actor.userId, at, version }, [
      event('commented', {}),
    ]);
    await tell(tx, {
      ticketId: row.id,
      at,
      actorId: actor.userId,
      ownerBefore: row.ownerId,
      ownerAfter: row.ownerId,
      events: [],
      comment,
    });
    return { id, author: actor.user, text: input.text, mentions, createdAt: at.toISOString() };
  });
}

/** Those mentioned; refused when one of them may not see the ticket, with the reason. */
async function checkMentions(tx: Tx, row: TicketRow, mentions: readonly UserId[]): Promise<UserSummary[]> {
  if (mentions.length === 0) return [];
  const viewers = await findViewers(tx, row);
  const blind = mentions.flatMap((id, index) => (viewers.some((viewer) => viewer.id === id) ? [] : [index]));
  if (blind.length === 0) return viewers.filter(({ id }) => mentions.includes(id));
  const message =
    'This person may not see the ticket, so they cannot be mentioned. Take them out, or ask an admin.';
  const errors = blind.map((index) => ({ field: `mentions.${index}`, message }));
  throw new RefusedError({ code: 'unusable_reference', errors });
}

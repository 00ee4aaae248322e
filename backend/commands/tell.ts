/** Tells those concerned of a write on a ticket, in the write's own transaction. */
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import { decideNotices, type Told } from '#backend/core/notices.ts';
import type { Tx } from '#backend/data/database.ts';
import { listFollowers } from '#backend/data/followers.ts';
import { insertNotices } from '#backend/data/notifications.ts';

type Write = Omit<Told, 'followers'> & {
  ticketId: TicketId;
  at: Date;
  /** When they are told; absent: at once. */
  dueAt?: Date;
  /** Known for a new ticket, which nobody follows; absent: they are looked up. */
  followers?: readonly UserId[];
};

/** Writes the notices of a write. */
export async function tell(tx: Tx, { ticketId, at, dueAt = at, ...told }: Write): Promise<void> {
  const followers = told.followers ?? (await listFollowers(tx, ticketId)).map(({ id }) => id);
  const notices = decideNotices({ ...told, followers });
  await insertNotices(tx, { ticketId, actorId: told.actorId, at, dueAt }, notices);
}

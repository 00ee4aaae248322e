/** The settings of conversations. */
import { sql } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { ConversationSettings } from '#lib/contract/conversation-settings.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

/** The settings as they are. */
export async function readConversationSettings(db: Db): Promise<ConversationSettings> {
  const { rows } = await sql<{
    createsTickets: boolean;
    version: number;
    changedAt: Date | null;
    changedBy: UserSummary | null;
  }>`
    select creates_tickets as "createsTickets", conversations_version as version,
      conversations_changed_at as "changedAt", (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = conversations_changed_by
      ) as "changedBy"
    from workspace
  `.execute(db);
  const row = assertExists(rows[0], 'the workspace');
  return { ...row, changedAt: row.changedAt?.toISOString() ?? null };
}

/** Writes them; false when they are at another version by now. */
export async function writeConversationSettings(
  tx: Tx,
  change: { createsTickets: boolean; version: number; by: UserId; at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('workspace')
    .set({
      creates_tickets: change.createsTickets,
      conversations_version: sql<number>`conversations_version + 1`,
      conversations_changed_at: change.at,
      conversations_changed_by: change.by,
    })
    .where('conversations_version', '=', change.version)
    .returning('conversations_version')
    .executeTakeFirst();
  return row !== undefined;
}

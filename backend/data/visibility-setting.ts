/** The Ticket module's visibility as it is set; `data/visibility` is the predicate that obeys it. */
import { sql } from 'kysely';
import type { TeamId, UserId } from '#lib/contract/ids.ts';
import type { TicketVisibility, VisibilitySetting } from '#lib/contract/visibility.ts';
import type { Db, Tx } from './database.ts';

/** The setting; deactivated users are left out. */
export async function readVisibilitySetting(db: Db): Promise<VisibilitySetting> {
  const { rows } = await sql<VisibilitySetting>`
    select
      ticket_visibility as visibility,
      visibility_version as version,
      coalesce((
        select json_agg(ticket_viewer.user_id) from ticket_viewer join member on member.user_id = ticket_viewer.user_id
        where member.is_active
      ), '[]') as "userIds",
      coalesce((select json_agg(team_id) from ticket_viewer where team_id is not null), '[]') as "teamIds"
    from workspace
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('Expected the workspace to be set up');
  return row;
}

export type NewVisibility = {
  visibility: TicketVisibility;
  userIds: readonly UserId[];
  teamIds: readonly TeamId[];
  version: number;
};

/** Writes the setting; false when it is at another version by now. */
export async function writeVisibilitySetting(tx: Tx, setting: NewVisibility): Promise<boolean> {
  const row = await tx
    .updateTable('workspace')
    .set({ ticket_visibility: setting.visibility, visibility_version: sql<number>`visibility_version + 1` })
    .where('visibility_version', '=', setting.version)
    .returning('visibility_version')
    .executeTakeFirst();
  if (row === undefined) return false;
  await tx.deleteFrom('ticket_viewer').execute();
  const viewers = [
    ...[...new Set(setting.userIds)].map((id) => ({ user_id: id, team_id: null })),
    ...[...new Set(setting.teamIds)].map((id) => ({ user_id: null, team_id: id })),
  ];
  if (viewers.length > 0) await tx.insertInto('ticket_viewer').values(viewers).execute();
  return true;
}

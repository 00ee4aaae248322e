/** Saved views, who may use them, and the ones that lists open with. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { ProfileId, TeamId, UserId, ViewId } from '#lib/contract/ids.ts';
import type { NewView, View, ViewChanges, ViewDefault } from '#lib/contract/views.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import type { Db, Tx } from './database.ts';

const person = (id: RawBuilder<unknown>) => sql`(
  select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email) from "user" where "user".id = ${id}
)`;

const isOnTeam = ({ userId }: Actor) => sql`exists (
  select from team_member where team_member.team_id = ticket_view.team_id and team_member.user_id = ${userId}
)`;

/** Mine, my teams', everyone's; admins use those of all teams. */
function usableBy(actor: Actor): RawBuilder<SqlBool> {
  const ofTeams = isPermitted(actor, 'settings.manage') ? sql`ticket_view.scope = 'team'` : isOnTeam(actor);
  return sql<SqlBool>`(
    ticket_view.scope = 'everyone' or (ticket_view.scope = 'mine' and ticket_view.made_by = ${actor.userId}) or ${ofTeams}
  )`;
}

/** Mine, my teams'; everyone's and all teams' by admins. */
function changeableBy(actor: Actor): RawBuilder<SqlBool> {
  if (isPermitted(actor, 'settings.manage')) return usableBy(actor);
  return sql<SqlBool>`((ticket_view.scope = 'mine' and ticket_view.made_by = ${actor.userId}) or ${isOnTeam(actor)})`;
}

/** A view with who changed it last. */
export type ViewState = View & { changedBy: UserSummary | null };

async function readViews(db: Db, actor: Actor, which: RawBuilder<SqlBool>): Promise<ViewState[]> {
  const { rows } = await sql<ViewState>`
    select
      ticket_view.id, ticket_view.name, scope,
      (select json_build_object('id', team.id, 'name', team.name) from team where team.id = ticket_view.team_id) as team,
      ${person(sql`ticket_view.made_by`)} as "madeBy",
      ${person(sql`ticket_view.changed_by`)} as "changedBy",
      filter, to_json(columns) as columns, sort, ticket_view.version, ${changeableBy(actor)} as "canUpdate"
    from ticket_view
    where ${usableBy(actor)} and ${which}
    order by lower(ticket_view.name), ticket_view.id
  `.execute(db);
  return rows;
}

function toView({ changedBy: _changedBy, ...view }: ViewState): View {
  return view;
}

/** Views that somebody may use, by name. */
export async function listViews(db: Db, actor: Actor): Promise<View[]> {
  return (await readViews(db, actor, sql<SqlBool>`true`)).map(toView);
}

/** Views that several use: a team's, everyone's. */
export async function listSharedViews(db: Db, actor: Actor): Promise<View[]> {
  return (await readViews(db, actor, sql<SqlBool>`scope <> 'mine'`)).map(toView);
}

/** One view that the actor may use; null when there is none. */
export async function findView(db: Db, actor: Actor, id: ViewId): Promise<View | null> {
  const [state] = await readViews(db, actor, sql<SqlBool>`ticket_view.id = ${id}`);
  return state === undefined ? null : toView(state);
}

/** The same, locked for a change. */
export async function lockView(tx: Tx, actor: Actor, id: ViewId): Promise<ViewState | null> {
  await tx.selectFrom('ticket_view').where('id', '=', id).select('id').forUpdate().execute();
  const [state] = await readViews(tx, actor, sql<SqlBool>`ticket_view.id = ${id}`);
  return state ?? null;
}

/** A name at its place, and the view that may have it. */
export type NamePlace = {
  name: string;
  scope: View['scope'];
  teamId: TeamId | null;
  madeBy: UserId;
  except?: ViewId;
};

/** True when another view at the same place has the name, in whatever case. */
export async function isViewNameTaken(
  tx: Tx,
  { name, scope, teamId, madeBy, except }: NamePlace,
): Promise<boolean> {
  const { rows } = await sql<{ id: ViewId }>`
    select id from ticket_view
    where lower(name) = lower(${name}) and scope = ${scope}
      and team_id is not distinct from ${teamId}::uuid and (scope <> 'mine' or made_by = ${madeBy})
  `.execute(tx);
  return rows.some(({ id }) => id !== except);
}

/** Adds a view and answers with its id. */
export async function insertView(tx: Tx, view: NewView, madeBy: UserId): Promise<ViewId> {
  const { id } = await tx
    .insertInto('ticket_view')
    .values({
      name: view.name,
      scope: view.scope,
      team_id: view.teamId,
      made_by: madeBy,
      changed_by: madeBy,
      filter: JSON.stringify(view.filter),
      columns: view.columns,
      sort: view.sort,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes what changes under the next version. */
export async function updateViewRow(
  tx: Tx,
  id: ViewId,
  { by, name, filter, columns, sort }: Omit<ViewChanges, 'version'> & { by: UserId },
): Promise<void> {
  await tx
    .updateTable('ticket_view')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
      ...(columns === undefined ? {} : { columns }),
      ...(sort === undefined ? {} : { sort }),
      changed_by: by,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Deletes a view; defaults that named it go with it. */
export async function deleteViewRow(tx: Tx, id: ViewId): Promise<void> {
  await tx.deleteFrom('ticket_view').where('id', '=', id).execute();
}

/** The view that somebody's list opens with: the first team's that has one, by name, else the profile's. */
export async function findDefaultView(db: Db, { userId }: Actor): Promise<ViewId | null> {
  const { rows } = await sql<{ id: ViewId }>`
    select view_id as id from (
      select view_id, 1 as rank, team.name from ticket_view_default
      join team on team.id = ticket_view_default.team_id
      join team_member on team_member.team_id = team.id and team_member.user_id = ${userId}
      union all
      select view_id, 2, '' from ticket_view_default
      join member on member.profile_id = ticket_view_default.profile_id and member.user_id = ${userId}
    ) as found
    order by rank, name limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** All profiles and teams with their default views, profiles first, by name. */
export async function listViewDefaults(db: Db): Promise<ViewDefault[]> {
  const { rows } = await sql<ViewDefault>`
    select 'profile' as kind, profile.id, profile.name, view_id as "viewId"
    from profile left join ticket_view_default on profile_id = profile.id
    union all
    select 'team', team.id, team.name, view_id from team left join ticket_view_default on team_id = team.id
    order by 1, 3
  `.execute(db);
  return rows;
}

export type DefaultOf = { kind: 'profile'; id: ProfileId } | { kind: 'team'; id: TeamId };

/** True when there is such a profile or team. */
export async function existsForDefault(tx: Tx, of: DefaultOf): Promise<boolean> {
  const row =
    of.kind === 'profile'
      ? await tx.selectFrom('profile').where('id', '=', of.id).select('id').executeTakeFirst()
      : await tx.selectFrom('team').where('id', '=', of.id).select('id').executeTakeFirst();
  return row !== undefined;
}

/** Sets or removes a default view. */
export async function writeViewDefault(tx: Tx, of: DefaultOf, viewId: ViewId | null): Promise<void> {
  const column = of.kind === 'profile' ? 'profile_id' : 'team_id';
  await tx.deleteFrom('ticket_view_default').where(column, '=', of.id).execute();
  if (viewId === null) return;
  const place =
    of.kind === 'profile' ? { profile_id: of.id, team_id: null } : { profile_id: null, team_id: of.id };
  await tx
    .insertInto('ticket_view_default')
    .values({ ...place, view_id: viewId })
    .execute();
}

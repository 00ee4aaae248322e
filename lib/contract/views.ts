/** Saved views of the ticket list: a filter, columns and a sort under a name; mine, a team's, or everyone's. */
import * as z from 'zod/mini';
import { ProfileId, TeamId, ViewId } from './ids.ts';
import { defineRoute } from './route.ts';
import { COLUMNS_MAX, ColumnName, SortName } from './ticket-columns.ts';
import { TicketFilter } from './ticket-filters.ts';
import { UserSummary } from './users.ts';
import { line, Version } from './values.ts';

export const ViewScope = z.enum(['mine', 'team', 'everyone']);
export type ViewScope = z.infer<typeof ViewScope>;

/** What a view shows; null where it leaves the list's own. */
export const ViewContent = {
  filter: TicketFilter,
  columns: z.nullable(z.array(ColumnName).check(z.minLength(1), z.maxLength(COLUMNS_MAX))),
  sort: z.nullable(SortName),
};

export const View = z.object({
  id: ViewId,
  name: z.string(),
  scope: ViewScope,
  /** Whose team's view it is; null for the others. */
  team: z.nullable(z.object({ id: TeamId, name: z.string() })),
  /** Who made it; null once that is not known. */
  madeBy: z.nullable(UserSummary),
  ...ViewContent,
  version: Version,
  /** Whether the asking user may change, rename or delete it. */
  canUpdate: z.boolean(),
});
export type View = z.infer<typeof View>;

export const listViews = defineRoute({
  method: 'GET',
  path: '/api/views',
  summary: 'Views that the caller may use, by name, and the one that the list opens with',
  access: 'tickets.read',
  response: z.object({
    items: z.array(View),
    /** The default of the caller's team, else of the profile; null where no admin set one. */
    defaultId: z.nullable(ViewId),
  }),
  errors: [],
});

const place = { name: line(60), scope: ViewScope, teamId: z._default(z.nullable(TeamId), null) };

export const NewView = z.strictObject({ ...place, ...ViewContent }).check(
  z.refine(({ scope, teamId }) => (scope === 'team') === (teamId !== null), {
    path: ['teamId'],
    error: 'Give the team of a team’s view, and of no other.',
  }),
);
export type NewView = z.infer<typeof NewView>;

export const createView = defineRoute({
  method: 'POST',
  path: '/api/views',
  summary: 'Save a view; one of a team by its users, one for everyone by admins',
  access: 'tickets.read',
  body: NewView,
  response: View,
  status: 201,
  errors: ['unusable_reference', 'unusable_value', 'already_exists', 'idempotency_key_reused'],
  idempotent: true,
});

const params = z.object({ viewId: ViewId });

/** Only what is given changes. */
export const ViewChanges = z.strictObject({
  version: Version,
  name: z.optional(line(60)),
  filter: z.optional(ViewContent.filter),
  columns: z.optional(ViewContent.columns),
  sort: z.optional(ViewContent.sort),
});
export type ViewChanges = z.infer<typeof ViewChanges>;

export const updateView = defineRoute({
  method: 'PATCH',
  path: '/api/views/:viewId',
  summary: 'Rename a view or change what it shows',
  access: 'tickets.read',
  params,
  body: ViewChanges,
  response: View,
  errors: ['not_found', 'stale_version', 'unusable_value', 'already_exists'],
});

export const deleteView = defineRoute({
  method: 'DELETE',
  path: '/api/views/:viewId',
  summary: 'Delete a view; where it was a default, the list opens with all tickets again',
  access: 'tickets.read',
  params,
  errors: ['not_found'],
});

/** A profile or a team, and the view its users start with. */
export const ViewDefault = z.object({
  kind: z.enum(['profile', 'team']),
  id: z.union([ProfileId, TeamId]),
  name: z.string(),
  viewId: z.nullable(ViewId),
});
export type ViewDefault = z.infer<typeof ViewDefault>;

export const listViewDefaults = defineRoute({
  method: 'GET',
  path: '/api/view-defaults',
  summary: 'All profiles and teams with their default views, and the views shared by teams or with everyone',
  access: 'settings.manage',
  response: z.object({ items: z.array(ViewDefault), views: z.array(View) }),
  errors: [],
});

export const setViewDefault = defineRoute({
  method: 'PUT',
  path: '/api/view-defaults',
  summary: 'Set the view that the users of a profile or team start with; null for none',
  access: 'settings.manage',
  body: z.strictObject({
    kind: ViewDefault.shape.kind,
    id: z.uuid({ error: 'Give the id as a UUID.' }),
    viewId: z.nullable(ViewId),
  }),
  errors: ['unusable_reference'],
});

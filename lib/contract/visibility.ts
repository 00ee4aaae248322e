/** Visibility of the Ticket module: public, or private to the users and teams chosen. */
import * as z from 'zod/mini';
import { TeamId, UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Version } from './values.ts';

export const TicketVisibility = z.enum(['public', 'private']);
export type TicketVisibility = z.infer<typeof TicketVisibility>;

export const VisibilitySetting = z.object({
  visibility: TicketVisibility,
  /** Who sees all tickets while it is private, besides owner, creator and those with read-all. Kept while it is public. */
  userIds: z.array(UserId),
  teamIds: z.array(TeamId),
  version: Version,
});
export type VisibilitySetting = z.infer<typeof VisibilitySetting>;

export const readVisibility = defineRoute({
  method: 'GET',
  path: '/api/visibility',
  summary: 'Who may see tickets',
  access: 'users.manage',
  response: VisibilitySetting,
  errors: [],
});

export const updateVisibility = defineRoute({
  method: 'PUT',
  path: '/api/visibility',
  summary: 'Set who may see tickets',
  access: 'users.manage',
  body: z.strictObject({
    version: Version,
    visibility: TicketVisibility,
    userIds: z.array(UserId).check(z.maxLength(1000)),
    teamIds: z.array(TeamId).check(z.maxLength(100)),
  }),
  response: VisibilitySetting,
  errors: ['stale_version', 'unusable_reference'],
});

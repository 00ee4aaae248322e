/** What a user is told in the app: one list, newest first, with kinds that can be switched off. */
import * as z from 'zod/mini';
import { NotificationId } from './ids.ts';
import { defineRoute } from './route.ts';
import { TicketLink } from './tickets.ts';
import { UserSummary } from './users.ts';
import { Cursor, Instant, page } from './values.ts';

export const NOTIFICATION_KINDS = [
  'mentioned',
  'assigned',
  'commented',
  'customer-replied',
  'status-changed',
  'not-reassigned',
  'sla-warning',
  'sla-breached',
  'sla-level',
] as const;
export const NotificationKind = z.enum(NOTIFICATION_KINDS);
export type NotificationKind = z.infer<typeof NotificationKind>;

export const Notification = z.object({
  id: NotificationId,
  kind: NotificationKind,
  at: Instant,
  /** Who did it; null for the system. */
  actor: z.nullable(UserSummary),
  ticket: TicketLink,
  /** The beginning of a comment, the new status, or which clock it is; null where the kind says all. */
  text: z.nullable(z.string()),
  isRead: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

export const listNotifications = defineRoute({
  method: 'GET',
  path: '/api/notifications',
  summary: 'The caller’s notifications about tickets that he may still see, newest first',
  access: 'signed-in',
  query: z.strictObject({
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 30),
  }),
  response: z.extend(page(Notification), {
    /** All that are unread, over all pages. */
    unread: z.int(),
  }),
  errors: [],
});

export const readNotifications = defineRoute({
  method: 'POST',
  path: '/api/notifications/read',
  summary: 'Mark notifications as read: those given, or all',
  access: 'signed-in',
  body: z.strictObject({ ids: z.optional(z.array(NotificationId).check(z.maxLength(100))) }),
  errors: [],
});

const Settings = z.object({
  muted: z.array(NotificationKind),
  /** Kinds that come by mail too, unless they are muted. */
  mailed: z.array(NotificationKind),
});

export const readNotificationSettings = defineRoute({
  method: 'GET',
  path: '/api/notifications/settings',
  summary: 'Kinds that the caller is not told of, and those that come by mail',
  access: 'signed-in',
  response: Settings,
  errors: [],
});

export const updateNotificationSettings = defineRoute({
  method: 'PUT',
  path: '/api/notifications/settings',
  summary: 'Choose the kinds that the caller is not told of, and those that come by mail',
  access: 'signed-in',
  body: z.strictObject({
    muted: z.array(NotificationKind),
    /** Absent: as it is. */
    mailed: z.optional(z.array(NotificationKind)),
  }),
  response: Settings,
  errors: [],
});

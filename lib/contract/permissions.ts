/** What a profile can grant. Routes name one of these; abilities on objects are derived from them on the server. */
import * as z from 'zod/mini';

export const PERMISSIONS = [
  'tickets.create',
  'tickets.read',
  'tickets.update',
  'tickets.close',
  'tickets.reassign',
  'tickets.delete',
  'tickets.export',
  'tickets.read-all',
  'messages.read',
  'messages.reply',
  'records.read',
  'records.write',
  'dashboard.read',
  'users.manage',
  'settings.manage',
  'audit.read',
] as const;

export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

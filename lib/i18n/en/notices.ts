/** What the desktop tells, and the extension's icon. Plain constants, because they go into the worker. */
export const notices = {
  mentioned: 'mentioned you',
  assigned: 'gave you a ticket',
  'sla-warning': 'A deadline is near',
  'sla-breached': 'A deadline is missed',
  'sla-level': 'A deadline is long missed',
  many: 'new in Threadside',
  manyHint: 'Open Threadside to see all of it.',
  badge: 'unread in Threadside',
  icon: 'Threadside',
} as const;

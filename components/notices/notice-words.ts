import type { Notification } from '#lib/contract/notifications.ts';
import { notices as words } from '#lib/i18n/en/notices.ts';
import type { NoticeGroup } from '#lib/store/preferences.ts';

/** Kinds that the desktop tells of, each in the group that a person switches. The bell tells of all others too. */
const GROUPS = {
  mentioned: 'mentioned',
  assigned: 'assigned',
  'sla-warning': 'escalated',
  'sla-breached': 'escalated',
  'sla-level': 'escalated',
} as const satisfies Partial<Record<Notification['kind'], NoticeGroup>>;

type DesktopKind = keyof typeof GROUPS;

/** The group that a notification belongs to; null when the desktop never tells of it. */
export function groupOf({ kind }: Pick<Notification, 'kind'>): NoticeGroup | null {
  return isDesktopKind(kind) ? GROUPS[kind] : null;
}

function isDesktopKind(kind: Notification['kind']): kind is DesktopKind {
  return Object.hasOwn(GROUPS, kind);
}

/** Title and text on the desktop. */
export function noticeWords({ kind, actor, ticket }: Notification): { title: string; text: string } {
  const said = isDesktopKind(kind) ? words[kind] : words.icon;
  const title = actor === null ? said : `${actor.name} ${said}`;
  return { title, text: `${ticket.number} ${ticket.subject}` };
}

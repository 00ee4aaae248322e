import type { Notification } from '#lib/contract/notifications.ts';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { t } from './i18n.ts';

/** Who did what, in one line: "Ana Ribeiro mentioned you". */
export function notificationWords({
  kind,
  actor,
  text,
}: Pick<Notification, 'kind' | 'actor' | 'text'>): string {
  const name = actor?.name ?? t('tickets.somebody');
  switch (kind) {
    case 'mentioned':
    case 'assigned':
    case 'commented':
      return t(`appNotifications.${kind}`, { name });
    case 'customer-replied':
      return t('appNotifications.customerReplied');
    case 'status-changed':
      return t('appNotifications.statusChanged', { name, status: statusWord(text) });
    case 'not-reassigned':
      return t('appNotifications.notReassigned', { name, count: Number(text) });
    case 'sla-warning':
      return t('appNotifications.slaWarning', { what: clockWord(text) });
    case 'sla-breached':
      return t('appNotifications.slaBreached', { what: clockWord(text) });
    case 'sla-level':
      return t('appNotifications.slaLevel', { what: clockWord(text) });
  }
}

function statusWord(text: string | null): string {
  const status = TicketStatus.safeParse(text);
  return status.success ? t(`tickets.status.${status.data}`).toLowerCase() : (text ?? '');
}

function clockWord(text: string | null): string {
  return t(text === 'closure' ? 'appNotifications.clocks.closure' : 'appNotifications.clocks.firstResponse');
}

/** What was said; status, number and clock stand in the words already. */
export function quoteOf({ kind, text }: Pick<Notification, 'kind' | 'text'>): string | null {
  return kind === 'mentioned' || kind === 'commented' || kind === 'customer-replied' ? text : null;
}

/** The part of the ticket's page that it tells of; none is the page as it opens. */
export function tabOf({ kind }: Pick<Notification, 'kind'>): 'comments' | undefined {
  return kind === 'mentioned' || kind === 'commented' ? 'comments' : undefined;
}

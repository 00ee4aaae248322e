/** Which notifications somebody gets by mail as well, and when. */
import type { NotificationKind } from '#lib/contract/notifications.ts';

/** What comes by mail unless somebody chose otherwise: what waits for this very person. */
const BY_DEFAULT: Readonly<Record<NotificationKind, boolean>> = {
  mentioned: true,
  assigned: true,
  commented: false,
  'customer-replied': false,
  'status-changed': false,
  'not-reassigned': false,
  'sla-warning': true,
  'sla-breached': true,
  'sla-level': true,
};

export type MailChoice = { kind: NotificationKind; isWanted: boolean };

/** True when a kind comes by mail under somebody's choices. */
export function isMailed(kind: NotificationKind, choices: readonly MailChoice[]): boolean {
  return choices.find((choice) => choice.kind === kind)?.isWanted ?? BY_DEFAULT[kind];
}

/** How long after it is due a notice goes into a mail, in ms; null for not at all. */
export function mailDelayOf(kind: NotificationKind, choices: readonly MailChoice[]): number | null {
  if (!isMailed(kind, choices)) return null;
  return ESCALATION_KINDS.includes(kind) ? 0 : GATHER_MS;
}

/** Kinds of escalations: one mail each, at once. */
export const ESCALATION_KINDS: readonly NotificationKind[] = ['sla-warning', 'sla-breached', 'sla-level'];

/** So long others of one user are gathered, that a burst of edits is one mail. */
const GATHER_MS = 60_000;

/** At least so long lies between two gathered mails to one user. */
export const BETWEEN_MS = 5 * 60_000;

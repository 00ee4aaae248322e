/** Who is told of an escalation, and what its ticket's timeline says. */
import type { UserId } from '#lib/contract/ids.ts';
import type { NotificationKind } from '#lib/contract/notifications.ts';
import type { ClockKind } from '#lib/contract/ticket-clocks.ts';
import type { TimelineKind } from '#lib/contract/timeline.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Notice } from '#backend/core/notices.ts';
import { event, type EventDraft } from '#backend/core/ticket-changes.ts';
import { BREACH, WARNING } from './escalation.ts';

/** An active user who may see the ticket. */
export type Viewer = { user: UserSummary; isAdmin: boolean };

/** An escalation as the rule needs it. */
export type Escalation = {
  level: number;
  clock: ClockKind;
  /** Whom the terms name; null for nobody. */
  chosenId: UserId | null;
  ownerId: UserId | null;
};

/** The event and the notices of an escalation. */
export type EscalationNews = { event: EventDraft; notices: Notice[] };

const KINDS: Record<'warning' | 'breach' | 'level', { event: TimelineKind; notice: NotificationKind }> = {
  warning: { event: 'sla-warned', notice: 'sla-warning' },
  breach: { event: 'sla-breached', notice: 'sla-breached' },
  level: { event: 'sla-escalated', notice: 'sla-level' },
};

const INSTEAD = 'whoever was chosen cannot be told any more';

/**
 * Tells whom the terms name; all admins instead of somebody who is inactive or may not see the ticket any more. A warning goes to the
 * owner too, who can still do something.
 */
export function tellOf(escalation: Escalation, viewers: readonly Viewer[]): EscalationNews {
  const { level, clock, chosenId, ownerId } = escalation;
  const chosen = viewers.filter(({ user }) => user.id === chosenId);
  const isReplaced = chosenId !== null && chosen.length === 0;
  const told = new Set(isReplaced ? viewers.filter(({ isAdmin }) => isAdmin) : chosen);
  if (level === WARNING) for (const viewer of viewers) if (viewer.user.id === ownerId) told.add(viewer);
  const kind = kindsOf(level);
  const names = [...told].map(({ user }) => user.name);
  return {
    event: event(kind.event, {
      subject: clock,
      to: names.length === 0 ? null : names.join(', '),
      reason: isReplaced ? INSTEAD : null,
    }),
    notices: [...told].map(({ user }) => ({ userId: user.id, kind: kind.notice, text: clock })),
  };
}

function kindsOf(level: number) {
  if (level === WARNING) return KINDS.warning;
  return level === BREACH ? KINDS.breach : KINDS.level;
}

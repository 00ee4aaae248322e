import { z } from 'zod';
import type { TimelineEvent, TimelineKind } from '#lib/contract/timeline.ts';

/** What the timeline can be narrowed to. */
export const TimelineGroup = z.enum(['comments', 'changes', 'checklist', 'conversation']);
export type TimelineGroup = z.infer<typeof TimelineGroup>;

/** The group of each kind of event; a kind without one does not compile. */
const GROUPS: Record<TimelineKind, TimelineGroup> = {
  created: 'changes',
  'subject-changed': 'changes',
  'description-changed': 'changes',
  'status-changed': 'changes',
  'pipeline-changed': 'changes',
  'stage-changed': 'changes',
  'owner-changed': 'changes',
  associated: 'changes',
  dissociated: 'changes',
  'field-changed': 'changes',
  commented: 'comments',
  'thread-linked': 'conversation',
  'checklist-added': 'checklist',
  'checklist-renamed': 'checklist',
  'checklist-removed': 'checklist',
  'item-added': 'checklist',
  'item-changed': 'checklist',
  'item-ticked': 'checklist',
  'item-unticked': 'checklist',
  'item-removed': 'checklist',
  deleted: 'changes',
  restored: 'changes',
  'merged-into': 'changes',
  'merged-from': 'changes',
  'file-added': 'conversation',
  'file-removed': 'conversation',
  responded: 'conversation',
  'person-erased': 'changes',
  'sla-warned': 'changes',
  'sla-breached': 'changes',
  'sla-escalated': 'changes',
  'sentiment-analysed': 'conversation',
};

/** The events of a group, or all, in their order. */
export function eventsOf(
  events: readonly TimelineEvent[],
  group: TimelineGroup | undefined,
): TimelineEvent[] {
  return events.filter(({ kind }) => group === undefined || GROUPS[kind] === group);
}

/** A day of the timeline with its events, both newest first. */
export type TimelineDay = { day: string; events: TimelineEvent[] };

/** Events by day; `dayOf` names the day of an instant in the reader's zone. */
export function byDay(events: readonly TimelineEvent[], dayOf: (instant: string) => string): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const event of events.toReversed()) {
    const day = dayOf(event.at);
    if (days.at(-1)?.day !== day) days.push({ day, events: [] });
    days.at(-1)?.events.push(event);
  }
  return days;
}

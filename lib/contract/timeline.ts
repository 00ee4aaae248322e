/** A ticket's history: one checked list of event kinds, append-only, in order. */
import * as z from 'zod/mini';
import { EventId } from './ids.ts';
import { UserSummary } from './users.ts';
import { Instant, Version } from './values.ts';

export const TimelineKind = z.enum([
  'created',
  'subject-changed',
  'description-changed',
  'status-changed',
  'pipeline-changed',
  'stage-changed',
  'owner-changed',
  'associated',
  'dissociated',
  'field-changed',
  'commented',
  'thread-linked',
  'checklist-added',
  'checklist-renamed',
  'checklist-removed',
  'item-added',
  'item-changed',
  'item-ticked',
  'item-unticked',
  'item-removed',
  'deleted',
  'restored',
  'merged-into',
  'merged-from',
  'file-added',
  'file-removed',
  'responded',
  'person-erased',
  'sla-warned',
  'sla-breached',
  'sla-escalated',
  'sentiment-analysed',
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

/** One event. `from` and `to` are names as people read them at that time, never ids. */
export const TimelineEvent = z.object({
  id: EventId,
  kind: TimelineKind,
  at: Instant,
  /** Who did it; null for the system. */
  actor: z.nullable(UserSummary),
  /** What changed, for kinds that change one of several things: a field's label, a record kind. */
  subject: z.nullable(z.string()),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  /** Why, where the system did it by a rule, e.g. "stage Resolved sets Closed". */
  reason: z.nullable(z.string()),
  /** Version of the ticket that this event led to. */
  version: Version,
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

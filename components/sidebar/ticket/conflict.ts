/** Two people changed the same thing: what happened, as both values side by side. */
import type { StaleVersionFacts, Ticket, TicketChanges } from '#lib/contract/tickets.ts';
import type { TimelineEvent, TimelineKind } from '#lib/contract/timeline.ts';

/** What of a ticket is edited in place, one thing at a time. */
export type EditedPart =
  | 'subject'
  | 'status'
  | 'pipeline'
  | 'stage'
  | 'owner'
  | 'description'
  | 'associations'
  | 'fields';

/** An edit on its way: what is sent, and its value as people read it. */
export type Edit = {
  part: EditedPart;
  /** Custom field's label, where one is edited. */
  fieldLabel?: string;
  changes: Omit<TicketChanges, 'version'>;
  /** The chosen value in words. */
  words: string;
};

/** Their change of what I edited too. */
export type Conflict = { edit: Edit; theirs: TimelineEvent; ticket: Ticket };

// A pipeline change moves the stage too, and a stage may set the status, so those are told as one.
const TOUCHES: Record<EditedPart, TimelineKind[]> = {
  subject: ['subject-changed'],
  status: ['status-changed'],
  pipeline: ['pipeline-changed', 'stage-changed'],
  stage: ['stage-changed', 'pipeline-changed'],
  owner: ['owner-changed'],
  description: ['description-changed'],
  associations: ['associated', 'dissociated'],
  fields: ['field-changed'],
};

/**
 * Whether a stale edit really meets another's: the latest change of the same thing, or null when they changed something else,
 * and the edit can simply be sent again on the newer version.
 */
export function findConflict(edit: Edit, facts: StaleVersionFacts): Conflict | null {
  const theirs = facts.changes.findLast((event) => touches(edit, event));
  return theirs === undefined ? null : { edit, theirs, ticket: facts.ticket };
}

function touches(edit: Edit, event: TimelineEvent): boolean {
  if (!TOUCHES[edit.part].includes(event.kind)) return false;
  return edit.part !== 'fields' || event.subject === null || event.subject === edit.fieldLabel;
}

/** Two people changed the same thing of a ticket. */
import type { TimelineEvent, TimelineKind } from '#lib/contract/timeline.ts';
import type { Edit, EditedPart } from '#lib/store/outbox.ts';

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
 * Whether a stale edit really meets another's: their latest change of the same thing, or null when they changed something
 * else, and the edit can simply be sent again on the newer version.
 */
export function findConflict(edit: Edit, theirs: readonly TimelineEvent[]): TimelineEvent | null {
  return theirs.findLast((event) => touches(edit, event)) ?? null;
}

/**
 * The event that an edit made when the companion took it on `version`: the first change of its thing since, as the companion takes
 * none where somebody changed a value in between. Undefined when it changed nothing.
 */
export function findMade(
  edit: Edit,
  version: number,
  timeline: readonly TimelineEvent[],
): TimelineEvent | undefined {
  return timeline
    .filter((event) => event.version > version && touches(edit, event))
    .toSorted((a, b) => a.version - b.version)
    .at(0);
}

function touches(edit: Edit, event: TimelineEvent): boolean {
  if (!TOUCHES[edit.part].includes(event.kind)) return false;
  return edit.part !== 'fields' || event.subject === null || event.subject === edit.fieldLabel;
}

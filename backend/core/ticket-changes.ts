/**
 * What an edit does to a ticket: the new values and the events they leave, or why it is refused.
 *
 * Closed is final, so a closed ticket refuses everything. A stage may set the status on entry; an explicit status in the
 * same edit wins. Mandatory fields are checked on the result, so that no save of a person leaves one empty.
 */
import { assertExists } from '#lib/base/assert.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { Field, FieldValues } from '#lib/contract/fields.ts';
import type { PipelineId, RecordId, StageId, UserId } from '#lib/contract/ids.ts';
import type { Pipeline, Stage, TicketStatus } from '#lib/contract/pipelines.ts';
import type { AssociableKind } from '#lib/contract/records.ts';
import type { TicketChanges } from '#lib/contract/tickets.ts';
import type { TimelineKind } from '#lib/contract/timeline.ts';
import { checkFieldValues, fieldsOf, isEmptyValue, missingFields } from './fields.ts';
import type { Associations } from './matching.ts';

/** The values of a ticket that an edit can change. */
export type TicketState = {
  subject: string;
  description: string;
  status: TicketStatus;
  pipelineId: PipelineId;
  stageId: StageId;
  ownerId: UserId | null;
  associations: Associations;
  fieldValues: FieldValues;
};

/** An event to write; `from` and `to` are names as people read them now. */
export type EventDraft = {
  kind: TimelineKind;
  subject: string | null;
  from: string | null;
  to: string | null;
  reason: string | null;
};

/** What the rule needs to know of the workspace. */
export type ChangeContext = {
  pipelines: readonly Pipeline[];
  fields: readonly Field[];
  nameOfUser: (id: UserId) => string;
  nameOfRecord: (id: RecordId) => string;
};

export type ChangeRefusal =
  | { code: 'ticket_closed' }
  | { code: 'unusable_reference'; errors: FieldError[] }
  | { code: 'invalid_input'; errors: FieldError[] }
  | { code: 'field_missing'; errors: FieldError[] };

export type Change = { state: TicketState; events: EventDraft[] };

/** Events of work beside the ticket's values, which an edit of these is never in conflict with. */
const BESIDE_VALUES: ReadonlySet<TimelineKind> = new Set([
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
  'merged-from',
  'file-added',
  'file-removed',
  'responded',
  'sla-warned',
  'sla-breached',
  'sla-escalated',
  'sentiment-analysed',
]);

/** True when an event of this kind changed one of the ticket's values. */
export function changesValues(kind: TimelineKind): boolean {
  return !BESIDE_VALUES.has(kind);
}

/** Kinds a ticket can be associated with, as the keys that carry them. */
export const ASSOCIATION_KINDS = [
  'lead',
  'contact',
  'account',
  'opportunity',
] as const satisfies AssociableKind[];

/** The ticket after the edit with its events; no event means that nothing changes. */
export function decideChange(
  before: TicketState,
  changes: Omit<TicketChanges, 'version'>,
  context: ChangeContext,
): Result<Change, ChangeRefusal> {
  if (before.status === 'closed') return err({ code: 'ticket_closed' });
  const place = decidePlace(before, changes, context.pipelines);
  if (!place.ok) return place;
  const fields = fieldsOf(context.fields, place.value.pipeline.id);
  const wrong = checkFieldValues(fields, changes.fields ?? {}, before.fieldValues);
  if (wrong.length > 0) return err({ code: 'invalid_input', errors: wrong });
  const after = applyChanges(before, changes, place.value);
  const missing = missingFields(fields, after.fieldValues);
  if (missing.length > 0) return err({ code: 'field_missing', errors: missing });
  return ok({
    state: after,
    events: listEvents(before, after, { ...context, explicitStatus: changes.status }),
  });
}

type Place = { pipeline: Pipeline; stage: Stage };

/** Another pipeline without a stage means its first stage. */
function decidePlace(
  before: TicketState,
  changes: Pick<TicketChanges, 'pipelineId' | 'stageId'>,
  pipelines: readonly Pipeline[],
): Result<Place, ChangeRefusal> {
  const pipeline = pipelines.find(({ id }) => id === (changes.pipelineId ?? before.pipelineId));
  if (pipeline === undefined)
    return refuseReference('pipelineId', 'There is no such pipeline. Choose another.');
  const moves = changes.pipelineId !== undefined && changes.pipelineId !== before.pipelineId;
  const stageId = changes.stageId ?? (moves ? pipeline.stages[0]?.id : before.stageId);
  const stage = pipeline.stages.find(({ id }) => id === stageId);
  if (stage === undefined)
    return refuseReference('stageId', `There is no such stage in ${pipeline.name}. Choose another.`);
  return ok({ pipeline, stage });
}

function refuseReference(field: string, message: string): Result<never, ChangeRefusal> {
  return err({ code: 'unusable_reference', errors: [{ field, message }] });
}

function applyChanges(
  before: TicketState,
  changes: Omit<TicketChanges, 'version'>,
  place: Place,
): TicketState {
  const entered = place.stage.id !== before.stageId ? place.stage.setsStatus : null;
  return {
    subject: changes.subject ?? before.subject,
    description: changes.description ?? before.description,
    status: changes.status ?? entered ?? before.status,
    pipelineId: place.pipeline.id,
    stageId: place.stage.id,
    ownerId: changes.ownerId === undefined ? before.ownerId : changes.ownerId,
    associations: applyAssociations(before.associations, changes.associations ?? {}),
    fieldValues: { ...before.fieldValues, ...changes.fields },
  };
}

function applyAssociations(
  before: Associations,
  changes: NonNullable<TicketChanges['associations']>,
): Associations {
  const given = Object.entries(changes).filter(([, id]) => id !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}

type EventContext = ChangeContext & { explicitStatus: TicketStatus | undefined };

function listEvents(before: TicketState, after: TicketState, context: EventContext): EventDraft[] {
  return [
    ...textEvents(before, after),
    ...placeEvents(before, after, context),
    ...ownerEvents(before, after, context),
    ...ASSOCIATION_KINDS.flatMap((kind) => associationEvents(kind, { before, after, context })),
    ...fieldEvents(before, after, context.fields),
  ];
}

function textEvents(before: TicketState, after: TicketState): EventDraft[] {
  const events: EventDraft[] = [];
  if (before.subject !== after.subject)
    events.push(event('subject-changed', { from: before.subject, to: after.subject }));
  // The text itself may be long; the ticket has the new one, and that it changed is what people look for.
  if (before.description !== after.description) events.push(event('description-changed', {}));
  return events;
}

function placeEvents(before: TicketState, after: TicketState, context: EventContext): EventDraft[] {
  const was = findPlace(before, context.pipelines);
  const is = findPlace(after, context.pipelines);
  const events: EventDraft[] = [];
  if (before.pipelineId !== after.pipelineId) {
    events.push(event('pipeline-changed', { from: was.pipeline.name, to: is.pipeline.name }));
  }
  if (before.stageId !== after.stageId)
    events.push(event('stage-changed', { from: was.stage.name, to: is.stage.name }));
  if (before.status !== after.status) {
    const reason = context.explicitStatus === undefined ? `stage ${is.stage.name} sets it` : null;
    events.push(event('status-changed', { from: before.status, to: after.status, reason }));
  }
  return events;
}

function findPlace(state: TicketState, pipelines: readonly Pipeline[]): Place {
  const pipeline = assertExists(
    pipelines.find(({ id }) => id === state.pipelineId),
    'the pipeline of a ticket',
  );
  const stage = assertExists(
    pipeline.stages.find(({ id }) => id === state.stageId),
    'the stage of a ticket',
  );
  return { pipeline, stage };
}

function ownerEvents(before: TicketState, after: TicketState, context: ChangeContext): EventDraft[] {
  if (before.ownerId === after.ownerId) return [];
  const nameOf = (id: UserId | null) => (id === null ? null : context.nameOfUser(id));
  return [event('owner-changed', { from: nameOf(before.ownerId), to: nameOf(after.ownerId) })];
}

function associationEvents(
  kind: AssociableKind,
  change: { before: TicketState; after: TicketState; context: ChangeContext },
): EventDraft[] {
  const was = change.before.associations[`${kind}Id`];
  const is = change.after.associations[`${kind}Id`];
  if (was === is) return [];
  const nameOf = (id: RecordId | null) => (id === null ? null : change.context.nameOfRecord(id));
  return [
    event(is === null ? 'dissociated' : 'associated', { subject: kind, from: nameOf(was), to: nameOf(is) }),
  ];
}

function fieldEvents(before: TicketState, after: TicketState, fields: readonly Field[]): EventDraft[] {
  return fields
    .filter(
      ({ key }) =>
        JSON.stringify(before.fieldValues[key] ?? null) !== JSON.stringify(after.fieldValues[key] ?? null),
    )
    .map(({ key, label }) =>
      event('field-changed', {
        subject: label,
        from: show(before.fieldValues[key]),
        to: show(after.fieldValues[key]),
      }),
    );
}

function show(value: unknown): string | null {
  if (isEmptyValue(value)) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** An event draft of the kind; parts not given are null. */
export function event(kind: TimelineKind, parts: Partial<Omit<EventDraft, 'kind'>>): EventDraft {
  return { kind, subject: null, from: null, to: null, reason: null, ...parts };
}

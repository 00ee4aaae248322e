/** What a clone or follow-up takes over from its ticket. */
import { ok, type Result } from '#lib/base/result.ts';
import type { Field, FieldValues } from '#lib/contract/fields.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { Pipeline } from '#lib/contract/pipelines.ts';
import { checkFieldValues, fieldsOf } from './fields.ts';
import { decideStart, defaultPipeline } from './new-ticket.ts';
import type { ChangeRefusal, TicketState } from './ticket-changes.ts';

/** A clone is the same again; a follow-up goes on, so it starts with a description of its own. */
export type CopyKind = 'clone' | 'follow-up';

export type CopyContext = {
  pipelines: readonly Pipeline[];
  fields: readonly Field[];
  /** Users a ticket can be given to. */
  users: readonly { id: UserId }[];
  actorId: UserId;
};

/**
 * The new ticket: subject, fields, associations and owner of the old one, at the first stage of its pipeline, or of the default
 * one where that was archived. Values that no longer fit are left out, `given` ones win; an empty mandatory field is refused.
 * An owner who has left gives way to whoever copies.
 */
export function decideCopy(
  from: TicketState,
  copy: { kind: CopyKind; given: FieldValues },
  context: CopyContext,
): Result<TicketState, ChangeRefusal> {
  const pipeline =
    context.pipelines.find(({ id }) => id === from.pipelineId) ?? defaultPipeline(context.pipelines);
  const fields = { ...fittingValues(fieldsOf(context.fields, pipeline.id), from.fieldValues), ...copy.given };
  const start = decideStart({ pipelineId: pipeline.id, stageId: undefined, fields }, context);
  if (!start.ok) return start;
  const hasOwner = from.ownerId === null || context.users.some(({ id }) => id === from.ownerId);
  return ok({
    subject: from.subject,
    description: copy.kind === 'clone' ? from.description : '',
    status: start.value.status,
    pipelineId: pipeline.id,
    stageId: start.value.stage.id,
    ownerId: hasOwner ? from.ownerId : context.actorId,
    associations: from.associations,
    fieldValues: start.value.fieldValues,
  });
}

function fittingValues(fields: readonly Field[], values: FieldValues): FieldValues {
  const entries = fields
    .filter((field) => field.key in values)
    .map((field) => [field.key, values[field.key]] as const)
    .filter(([key, value]) => checkFieldValues(fields, { [key]: value }).length === 0);
  return Object.fromEntries(entries);
}

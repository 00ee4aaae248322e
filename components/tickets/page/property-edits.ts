import type { Field } from '#lib/contract/fields.ts';
import type { Pipeline, Stage, TicketStatus } from '#lib/contract/pipelines.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { t } from '#lib/i18n/i18n.ts';
import { fieldValueWords } from '../field-values.ts';
import type { TicketEdit } from './ticket-edit.ts';

/** Sets the status. */
export function statusEdit(status: TicketStatus): TicketEdit {
  return {
    change: { status },
    label: t('tickets.statusLabel'),
    wanted: t(`tickets.status.${status}`),
    valueOf: (ticket) => t(`tickets.status.${ticket.status}`),
  };
}

/** Moves to a stage of the ticket's pipeline. */
export function stageEdit(stage: Stage): TicketEdit {
  return {
    change: { stageId: stage.id },
    label: t('tickets.stage'),
    wanted: stage.name,
    valueOf: (ticket) => ticket.stage.name,
  };
}

/** Moves to another pipeline, to its first stage. */
export function pipelineEdit(pipeline: Pipeline): TicketEdit {
  return {
    change: { pipelineId: pipeline.id },
    label: t('tickets.pipeline'),
    wanted: pipeline.name,
    valueOf: (ticket) => ticket.pipeline.name,
  };
}

/** Gives the ticket to somebody, or to nobody. */
export function ownerEdit(owner: UserSummary | null): TicketEdit {
  return {
    change: { ownerId: owner === null ? null : owner.id },
    label: t('tickets.owner'),
    wanted: owner?.name ?? t('common.nobody'),
    valueOf: (ticket) => ticket.owner?.name ?? t('common.nobody'),
  };
}

/** Renames the ticket. */
export function subjectEdit(subject: string): TicketEdit {
  return {
    change: { subject },
    label: t('tickets.subject'),
    wanted: subject,
    valueOf: (ticket) => ticket.subject,
  };
}

/** Rewrites the description. */
export function descriptionEdit(description: string): TicketEdit {
  return {
    change: { description },
    label: t('tickets.description'),
    wanted: description,
    valueOf: (ticket) => ticket.description,
  };
}

/** Sets a custom field; null empties it. */
export function fieldEdit(field: Field, value: unknown): TicketEdit {
  const words = (given: unknown) => fieldValueWords(field, given, Date.now()) ?? t('common.empty');
  return {
    change: { fields: { [field.key]: value } },
    label: field.label,
    wanted: words(value),
    valueOf: (ticket) => words(ticket.fieldValues[field.key]),
  };
}

type AssociationKind = 'lead' | 'contact' | 'account' | 'opportunity';

/** Links a record of a kind, in place of the one linked before; null unlinks. */
export function associationEdit(
  kind: AssociationKind,
  record: Pick<RecordSummary, 'id' | 'name'> | null,
): TicketEdit {
  return {
    change: { associations: { [`${kind}Id`]: record?.id ?? null } },
    label: t(`tickets.record.${kind}`),
    wanted: record?.name ?? t('common.empty'),
    valueOf: (ticket) =>
      ticket.associations.find((linked) => linked.kind === kind)?.name ?? t('common.empty'),
  };
}

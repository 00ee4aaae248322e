import { refusalText } from '#components/app/refusal-text.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { Field } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';

/** What stands beside the button when a ticket was not saved: the refused fields by their labels, else the reason. */
export function createRefusal(error: unknown, fields: Field[]): string | undefined {
  if (!(error instanceof ApiProblem) || error.fields.length === 0) return refusalText(error);
  const key =
    error.code === 'field_missing' ? 'appTickets.create.fieldEmpty' : 'appTickets.create.fieldWrong';
  const names = error.fields.map((refused) => t(key, { field: labelOf(refused, fields) })).join(', ');
  return t('appTickets.create.notSaved', { names });
}

function labelOf({ field }: FieldError, fields: Field[]): string {
  if (field === 'subject') return t('tickets.subject');
  if (field === 'ownerId') return t('appTickets.create.ticketOwner');
  return fields.find(({ key }) => field === `fields.${key}`)?.label ?? field;
}

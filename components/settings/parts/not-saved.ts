import { refusalText } from '#components/app/refusal-text.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';

/** Why settings were not saved: what to do about the refused fields, else the reason; undefined when nothing was refused. */
export function notSaved(error: unknown): string | undefined {
  const reason = whyRefused(error);
  return reason === undefined ? undefined : t('appTicketModule.notSaved', { reason });
}

/** What to do about the refused fields, else the reason; undefined when nothing was refused. */
export function whyRefused(error: unknown): string | undefined {
  const fields = error instanceof ApiProblem ? error.fields.map(({ message }) => message) : [];
  return fields.length === 0 ? refusalText(error) : fields.join(' ');
}

import { ApiProblem, ApiUnreachable } from '#lib/api/api-errors.ts';
import type { Problem } from '#lib/contract/errors.ts';
import { t } from '#lib/i18n/i18n.ts';

/** Sentences of a form for refusals that it knows better than the server. */
export type KnownRefusals = Partial<Record<Problem['code'], string>>;

/** What to tell somebody whose form was refused: the form's own sentence, the server's, or that nobody answered. */
export function refusalText(error: unknown, known: KnownRefusals = {}): string | undefined {
  if (error === null || error === undefined) return undefined;
  if (error instanceof ApiUnreachable) return t('app.unreachable.short');
  if (!(error instanceof ApiProblem)) return t('app.failed.body');
  if (error.code === 'too_many_requests')
    return (
      known.too_many_requests ?? t('app.signIn.tooMany', { count: error.problem.retryAfterSeconds ?? 60 })
    );
  return known[error.code] ?? error.problem.detail ?? error.problem.title;
}

/** The sentence for one field of a refused form, e.g. `fields.product_line`; undefined when that field was accepted. */
export function fieldRefusal(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.fields.find((refused) => refused.field === field)?.message;
}

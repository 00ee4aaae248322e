import { refusalText } from '#components/app/refusal-text.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';

/** Why a reply was not sent: every refused field's own sentence, such as that of a mandatory field of the ticket; else the whole's. */
export function replyRefusal(error: unknown): string | undefined {
  const text = refusalText(error);
  if (!(error instanceof ApiProblem)) return text;
  const what = error.fields.map(({ message }) => message).join(' ');
  return t('appReplies.send.notSent', { what: what === '' ? (text ?? '') : what });
}

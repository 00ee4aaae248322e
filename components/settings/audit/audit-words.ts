import { appAudit } from '#lib/i18n/en/app-audit.ts';
import type { AuditEntry } from '#lib/contract/audit.ts';
import { t } from '#lib/i18n/i18n.ts';

/** What was done, to be read after the actor's name; a call without words of its own has the API's. */
export function actionWords({ call, action }: Pick<AuditEntry, 'call' | 'action'>): string {
  return isWorded(call) ? t(`appAudit.calls.${call}`) : action;
}

function isWorded(call: string): call is keyof typeof appAudit.calls {
  return Object.hasOwn(appAudit.calls, call);
}

/** Names of what was given as people read them: `userIds` is "users", `isMandatory` is "mandatory". */
export function fieldWords(fields: readonly string[]): string {
  return fields.map(plain).join(', ');
}

function plain(field: string): string {
  return field
    .replace(/Ids$/, 's')
    .replace(/(?<=.)Id$/, '')
    .replace(/^is(?=[A-Z])/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

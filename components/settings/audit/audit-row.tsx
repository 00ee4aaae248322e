import { useNow } from '#components/app/use-now.ts';
import type { AuditEntry } from '#lib/contract/audit.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import { actionWords, fieldWords } from './audit-words.ts';
import classes from './audit.module.css';

/** One entry as a sentence: who did what to which thing, when, what was given, and how it ended. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { at, actor, subject, fields, outcome } = entry;
  const now = useNow();
  return (
    <li className={parts.row}>
      <div className={parts.main}>
        <p className={classes.sentence}>
          <strong>{actor?.name ?? t('tickets.somebody')}</strong> {actionWords(entry)}
          {subject !== null && <strong> {subject}</strong>}
        </p>
        <p className={parts.small}>
          <time dateTime={at}>{formatMoment(at, now)}</time>
          {fields.length > 0 && ` · ${t('appAudit.given', { names: fieldWords(fields) })}`}
        </p>
      </div>
      <span className={classes.outcome} data-outcome={outcome} data-tip={tipOf(outcome)}>
        {outcome === 'unknown' ? t('appAudit.unknownShort') : t(`appAudit.outcome.${outcome}`)}
      </span>
    </li>
  );
}

/** Only what happened to an unknown one needs more words. */
function tipOf(outcome: AuditEntry['outcome']): string | undefined {
  return outcome === 'unknown' ? t('appAudit.outcome.unknown') : undefined;
}

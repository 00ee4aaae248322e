import { ButtonLink } from '#components/app/button-link.tsx';
import { useApi } from '#components/app/api-context.tsx';
import { useDownload } from '#components/app/files/use-download.ts';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { exportRefusedRows, type RecordImport } from '#lib/contract/record-imports.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RECORD_LISTS } from '../record-lists.ts';
import { isAtWork, useImportRuns } from './use-imports.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import classes from './import.module.css';

type Props = { found: RecordImport };

/** How far a trial or an import is, and what became of the rows. */
export function ImportOutcome({ found }: Props) {
  const isTrial = found.state === 'checking' || found.state === 'checked';
  const title = isTrial ? t('appFiles.import.trialTitle') : t('appFiles.import.resultTitle');
  return (
    <section aria-label={title} className={classes.outcome}>
      <h2 className={classes.head}>{title}</h2>
      {isAtWork(found) && <AtWork found={found} />}
      {found.state === 'stopped' && <p>{t('appFiles.import.stopped')}</p>}
      <dl className={classes.counts}>
        {(['added', 'changed', 'unchanged', 'refused'] as const).map((outcome) => (
          <div key={outcome}>
            <dt>{t(`appFiles.import.${outcome}`)}</dt>
            <dd>{found[outcome]}</dd>
          </div>
        ))}
      </dl>
      {found.reasons.length > 0 && <Refused found={found} />}
      {found.state === 'done' && (
        <div className={classes.actions}>
          <ButtonLink to={RECORD_LISTS[found.kind]} variant="primary">
            {t('appFiles.import.toList', { kinds: t(`appRecords.${found.kind}`).toLowerCase() })}
          </ButtonLink>
          <ButtonLink to="/records/import" search={{ kind: found.kind }}>
            {t('appFiles.import.another')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

function AtWork({ found }: Props) {
  const { stop } = useImportRuns(found);
  const words =
    found.state === 'checking' ? t('appFiles.import.workingTrial') : t('appFiles.import.workingRun');
  return (
    <>
      <ProgressBar label={words} done={found.done} total={found.rowCount} />
      <div className={classes.working}>
        <span>
          {words}. {t('appFiles.progress', { done: found.done, total: found.rowCount })}.{' '}
          {t('appFiles.import.stays')}
        </span>
        <Button size="sm" onClick={() => stop.mutate()}>
          {t('appFiles.import.stop')}
        </Button>
      </div>
    </>
  );
}

function Refused({ found }: Props) {
  const api = useApi();
  const { error, start } = useDownload({
    open: (signal) => api(exportRefusedRows, { params: { importId: found.id } }, { signal }),
  });
  return (
    <div className={classes.refused}>
      <h3 className={classes.head}>{t('appFiles.import.reasons')}</h3>
      <ul className={classes.reasons}>
        {found.reasons.map(({ row, reason }) => (
          <li key={row}>
            <span className={classes.rowNumber}>{t('appFiles.import.row', { row })}</span> {reason}
          </li>
        ))}
      </ul>
      {found.refused > found.reasons.length && <p>{t('appFiles.import.moreReasons')}</p>}
      <div>
        <Button size="sm" onClick={start}>
          {t('appFiles.import.download')}
        </Button>
      </div>
      {error !== null && <FormRefusal text={refusalText(error)} />}
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { SettingsDialog } from '#components/settings/settings-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import type { BulkResult } from '#lib/contract/bulk-edits.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import classes from './bulk-progress-dialog.module.css';
import type { BulkRun } from './use-bulk-edit.ts';

type Props = { run: BulkRun; onStop: () => void; onClose: () => void };

/** How far a change of many is, and which tickets were refused and why. */
export function BulkProgressDialog({ run, onStop, onClose }: Props) {
  const isRunning = run.state === 'running';
  const tried = run.done + run.refused.length;
  return (
    <SettingsDialog
      title={isRunning ? t('appLists.bulk.working') : t('appLists.bulk.finished', { count: run.done })}
      isOpen
      size={520}
      onClose={isRunning ? () => {} : onClose}
    >
      <div className={classes.body}>
        {isRunning && (
          <div className={classes.progress}>
            <ProgressBar label={t('appLists.bulk.working')} done={tried} total={run.total} />
            <span>{t('appLists.bulk.progress', { done: tried, total: run.total ?? 0 })}</span>
          </div>
        )}
        {run.state === 'stopped' && (
          <p>{t('appLists.bulk.stopped', { count: Math.max(0, (run.total ?? tried) - tried) })}</p>
        )}
        {run.state === 'failed' && (
          <p role="alert" className={classes.failed}>
            {run.reason ?? t('appLists.bulk.failed')}
          </p>
        )}
        {run.refused.length > 0 && <Refused refused={run.refused} />}
        <div>
          {isRunning ? (
            <Button onClick={onStop}>{t('appLists.bulk.stop')}</Button>
          ) : (
            <Button variant="primary" onClick={onClose} data-autofocus>
              {t('appLists.bulk.done')}
            </Button>
          )}
        </div>
      </div>
    </SettingsDialog>
  );
}

function Refused({ refused }: { refused: readonly BulkResult[] }) {
  return (
    <section aria-label={t('appLists.bulk.refusedList')}>
      <h3 className={classes.head}>{t('appLists.bulk.refused', { count: refused.length })}</h3>
      <ul className={classes.refused}>
        {refused.map(({ ticketId, number, reason }) => (
          <li key={ticketId} className={classes.row}>
            {number === null ? (
              <span>{t('appLists.bulk.hidden')}</span>
            ) : (
              <Link to="/tickets/$number" params={{ number }}>
                {number}
              </Link>
            )}
            <span className={classes.reason}>{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

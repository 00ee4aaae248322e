import { StageLabel } from '#components/tickets/stage-label.tsx';
import type { TicketDashboard } from '#lib/contract/dashboard.ts';
import type { Cell } from '#lib/base/csv.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Card } from './card.tsx';
import { CountLink } from './count-link.tsx';
import { durationWords } from './seconds.ts';
import classes from './dashboard.module.css';

type Props = { stages: TicketDashboard['stages'] };

/** Where tickets stand and where they wait: the slowest stage is named, as that is where to look first. */
export function StageCard({ stages }: Props) {
  const hasSeveral = new Set(stages.map(({ pipeline }) => pipeline.id)).size > 1;
  const slowest = stages
    .filter(({ stays }) => stays > 0)
    .toSorted((a, b) => (b.medianS ?? 0) - (a.medianS ?? 0))[0];
  const head = ['pipeline', 'stage', 'open', 'stays', 'medianSeconds', 'p90Seconds'] as const;
  const table: Cell[][] = [
    head.map((each) => t(`appDashboard.columns.${each}`)),
    ...stages.map((row) => [row.pipeline.name, row.stage.name, row.count, row.stays, row.medianS, row.p90S]),
  ];
  return (
    <Card title={t('appDashboard.byStage')} about={t('appDashboard.byStageOf')} table={table} isWide>
      <div className={classes.tableScroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('appDashboard.columns.stage')}</th>
              {(['open', 'median', 'p90'] as const).map((each) => (
                <th key={each} scope="col" className={classes.figure}>
                  {t(`appDashboard.columns.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((row) => (
              <tr key={row.stage.id} data-slowest={row === slowest}>
                <th scope="row" className={classes.name}>
                  <StageLabel stage={row.stage} {...(hasSeveral ? { pipeline: row.pipeline.name } : {})} />
                </th>
                <td className={classes.figure}>
                  <CountLink counted={row} />
                </td>
                <td className={classes.figure}>{durationWords(row.medianS)}</td>
                <td className={classes.figure}>{durationWords(row.p90S)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {slowest !== undefined && (
        <p className={classes.note}>
          {t('appDashboard.slowest', { stage: slowest.stage.name, median: durationWords(slowest.medianS) })}
        </p>
      )}
    </Card>
  );
}

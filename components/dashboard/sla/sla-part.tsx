import { LoadFailure } from '#components/app/load-failure.tsx';
import type { SlaDashboard, SlaRow, Verdicts } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import { CountLink } from '../count-link.tsx';
import type { DashboardParams } from '../dashboard-params.ts';
import grid from '../dashboard.module.css';
import { NearestCard } from './nearest-card.tsx';
import { SlaDays } from './sla-days.tsx';
import { metShare, SlaTable } from './sla-table.tsx';
import { useSlaDashboard } from './use-sla-dashboard.ts';
import classes from './sla.module.css';

/** Fewer verdicts than this say little. */
const FEW = 5;

/** Whether promises are kept: met and missed, over time and by whom, and what is due next. */
export function SlaPart({ params }: { params: DashboardParams }) {
  const { data, error, refetch } = useSlaDashboard(params);
  if (data !== undefined) return <Numbers data={data} />;
  if (error === null) return null;
  return <LoadFailure title={t('appDashboard.sla.failed')} error={error} onRetry={() => void refetch()} />;
}

function Numbers({ data }: { data: SlaDashboard }) {
  const { clocks, channels, pipelines, people, teams } = data;
  return (
    <section aria-label={t('appDashboard.sla.title')} className={classes.part}>
      <h2 className={classes.title}>{t('appDashboard.sla.title')}</h2>
      <div className={grid.grid}>
        <MetTile label={t('appDashboard.sla.firstResponseMet')} verdicts={clocks['first-response']} />
        <MetTile label={t('appDashboard.sla.closureMet')} verdicts={clocks.closure} />
        <div className={grid.tile} data-alarm={data.overdueNow.count > 0}>
          <h3 className={grid.tileLabel}>{t('appDashboard.sla.overdueNow')}</h3>
          <p className={grid.tileNumber}>
            <CountLink counted={data.overdueNow} />
          </p>
        </div>
        <NearestCard tickets={data.nearest} />
        <SlaDays days={data.days} />
        <SlaTable by="channel" rows={named(channels, t('appDashboard.sla.noChannel'))} />
        <SlaTable by="pipeline" rows={named(pipelines, '')} />
        <SlaTable by="person" rows={named(people, t('common.nobody'))} />
        <SlaTable by="team" rows={named(teams, '')} />
      </div>
    </section>
  );
}

function named(rows: readonly SlaRow[], nameless: string) {
  return rows.map(({ id, name, clocks }) => ({ key: id ?? 'none', name: name ?? nameless, clocks }));
}

function MetTile({ label, verdicts }: { label: string; verdicts: Verdicts }) {
  const { met, missed } = verdicts;
  const total = met + missed;
  return (
    <div className={grid.tile}>
      <h3 className={grid.tileLabel}>{label}</h3>
      <p className={grid.tileNumber}>{metShare(verdicts)}</p>
      <p className={grid.about}>
        {total === 0
          ? t('appDashboard.sla.noVerdicts')
          : total < FEW
            ? t('appDashboard.sla.fewVerdicts', { met, total })
            : t('appDashboard.sla.ofTotal', { met, total })}
      </p>
    </div>
  );
}

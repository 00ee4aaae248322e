import { IconChartBar } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { StatusIcon } from '#components/tickets/status-icon.tsx';
import { useTicketObstacle } from '#components/tickets/use-ticket-obstacle.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { isProblem } from '#lib/api/api-errors.ts';
import type { TicketDashboard } from '#lib/contract/dashboard.ts';
import { t } from '#lib/i18n/i18n.ts';
import { BarRow } from './bar-row.tsx';
import { Card } from './card.tsx';
import { CountLink } from './count-link.tsx';
import { DashboardFilters } from './dashboard-filters.tsx';
import type { DashboardParams } from './dashboard-params.ts';
import { durationWords } from './seconds.ts';
import { SentimentCard } from './sentiment-card.tsx';
import { StageCard } from './stage-card.tsx';
import { useDashboard } from './use-dashboard.ts';
import { WorkTable } from './work-table.tsx';
import classes from './dashboard.module.css';

const DayChart = lazy(() => import('./day-chart.tsx'));
const SlaPart = lazy(() => import('./sla/sla-part.tsx').then((part) => ({ default: part.SlaPart })));

/** Dashboard > Tickets. Which days and whose tickets stands in the address. */
export function DashboardPage() {
  usePageTitle(t('appDashboard.title'));
  const mayRead = useMay('dashboard.read');
  const obstacle = useTicketObstacle();
  if (!mayRead) return <NoRights what="dashboard" />;
  return obstacle === null ? <Numbers /> : <NoRights what={obstacle} />;
}

function Numbers() {
  const params: DashboardParams = useSearch({ strict: false });
  const navigate = useNavigate();
  const dashboard = useDashboard(params);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('appDashboard.title')}</h1>
        <span className={classes.tab} aria-current="page">
          {t('appDashboard.tickets')}
        </span>
        <DashboardFilters
          params={params}
          onChange={(change) =>
            void navigate({ to: '/dashboard', search: (before) => ({ ...before, ...change }), replace: true })
          }
        />
      </header>
      <div className={classes.scroll} aria-busy={dashboard.isPlaceholderData}>
        {dashboard.isPending && <Shapes />}
        {dashboard.isError && (
          <LoadFailure
            title={t('appDashboard.failedTitle')}
            {...(isProblem(dashboard.error, 'invalid_input') ? { body: t('appDashboard.badDays') } : {})}
            error={dashboard.error}
            onRetry={() => void dashboard.refetch()}
          />
        )}
        {!dashboard.isError && dashboard.data !== undefined && (
          <Charts data={dashboard.data} params={params} />
        )}
      </div>
    </div>
  );
}

/** Below this many a median is one person's good or bad day. */
const FEW = 5;

function Charts({ data, params }: { data: TicketDashboard; params: DashboardParams }) {
  if (data.openNow.count + data.created.count + data.closed.count === 0) {
    return (
      <StatePanel
        icon={<IconChartBar size={20} stroke={1.75} aria-hidden />}
        title={t('appDashboard.emptyTitle')}
      >
        <p>{t('appDashboard.emptyBody')}</p>
      </StatePanel>
    );
  }
  return (
    <>
      <Suspense fallback={null}>
        <SlaPart params={params} />
      </Suspense>
      <TicketCharts data={data} />
    </>
  );
}

function TicketCharts({ data }: { data: TicketDashboard }) {
  return (
    <div className={classes.grid}>
      <Tile label={t('appDashboard.openNow')}>
        <CountLink counted={data.openNow} />
      </Tile>
      <Tile label={t('appDashboard.created')} about={t('appDashboard.inTime')}>
        <CountLink counted={data.created} />
      </Tile>
      <Tile label={t('appDashboard.closed')} about={t('appDashboard.inTime')}>
        <CountLink counted={data.closed} />
      </Tile>
      <Tile label={t('appDashboard.medianClosure')} about={closureOf(data.closed.count)}>
        {durationWords(data.medianClosureS)}
      </Tile>
      <Card
        title={t('appDashboard.perDay')}
        about={t('appDashboard.aDay')}
        isWide
        table={[
          (['day', 'created', 'closed'] as const).map((each) => t(`appDashboard.columns.${each}`)),
          ...data.days.map(({ day, created, closed }) => [day, created.count, closed.count]),
        ]}
      >
        <Suspense fallback={<div className={classes.chart} />}>
          <DayChart days={data.days} />
        </Suspense>
      </Card>
      <StageCard stages={data.stages} />
      <StatusCard data={data} />
      <AgeCard data={data} />
      <SentimentCard sentiments={data.sentiments} />
      <WorkTable
        title={t('appDashboard.people')}
        nameColumn={t('appDashboard.columns.person')}
        empty={t('appDashboard.emptyTitle')}
        rows={data.people.map(({ user, ...work }) => ({
          key: user.id,
          name: user.name,
          icon: <Avatar name={user.name} size={20} />,
          ...work,
        }))}
      />
      <WorkTable
        title={t('appDashboard.teams')}
        nameColumn={t('appDashboard.columns.team')}
        empty={t('appDashboard.noTeams')}
        rows={data.teams.map(({ id, ...team }) => ({ key: id, ...team }))}
      />
    </div>
  );
}

function closureOf(count: number): string {
  if (count === 0) return t('appDashboard.notYet');
  return count < FEW
    ? t('appDashboard.fewData', { count: FEW })
    : t('appDashboard.medianClosureOf', { count });
}

function Tile({ label, about, children }: { label: string; about?: string; children: React.ReactNode }) {
  return (
    <section className={classes.tile}>
      <h2 className={classes.tileLabel}>{label}</h2>
      <p className={classes.tileNumber}>{children}</p>
      {about !== undefined && <p className={classes.about}>{about}</p>}
    </section>
  );
}

function StatusCard({ data: { statuses } }: { data: TicketDashboard }) {
  const max = Math.max(...statuses.map(({ count }) => count));
  const table = [
    (['status', 'tickets'] as const).map((each) => t(`appDashboard.columns.${each}`)),
    ...statuses.map(({ status, count }) => [t(`tickets.status.${status}`), count]),
  ];
  return (
    <Card title={t('appDashboard.byStatus')} about={t('appDashboard.byStatusOf')} table={table}>
      <ul className={classes.bars}>
        {statuses.map(({ status, ...counted }) => (
          <BarRow
            key={status}
            label={
              <>
                <StatusIcon status={status} /> {t(`tickets.status.${status}`)}
              </>
            }
            counted={counted}
            max={max}
            colour="var(--hue-iris)"
          />
        ))}
      </ul>
    </Card>
  );
}

function AgeCard({ data: { ages } }: { data: TicketDashboard }) {
  const max = Math.max(...ages.map(({ count }) => count));
  const label = (index: number) => t(`appDashboard.age.${index as 0}`);
  const table = [
    (['age', 'tickets'] as const).map((each) => t(`appDashboard.columns.${each}`)),
    ...ages.map(({ count }, index) => [label(index), count]),
  ];
  return (
    <Card title={t('appDashboard.ages')} about={t('appDashboard.openNow').toLowerCase()} table={table}>
      <ul className={classes.bars}>
        {ages.map((counted, index) => (
          <BarRow key={index} label={label(index)} counted={counted} max={max} colour="var(--hue-slate)" />
        ))}
      </ul>
    </Card>
  );
}

function Shapes() {
  return (
    <Skeleton label={t('app.loading')}>
      <div className={classes.grid}>
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className={classes.tile}>
            <SkeletonBar width="60%" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNow } from '#components/app/use-now.ts';
import { useApi } from '#components/app/api-context.tsx';
import { FilterChip } from '#components/tickets/list/filter-chip.tsx';
import { useUsers } from '#components/tickets/use-users.ts';
import { listPipelines } from '#lib/contract/pipelines.ts';
import { listTeams } from '#lib/contract/teams.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RANGES, type DashboardParams, type RangeName } from './dashboard-params.ts';
import { daysOf } from './days.ts';
import classes from './dashboard.module.css';

type Props = { params: DashboardParams; onChange: (change: Partial<DashboardParams>) => void };

/** Which days, and whose tickets. */
export function DashboardFilters({ params, onChange }: Props) {
  const api = useApi();
  const { data: pipelines } = useQuery({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => api(listPipelines, {}, { signal }),
  });
  const { data: teams } = useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => api(listTeams, {}, { signal }),
  });
  const users = useUsers();
  const toChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const days = daysOf(params, new Date(useNow()));
  return (
    <div className={classes.filters}>
      <FilterChip
        label={t('appDashboard.filters.ranges.30d')}
        prefix={t('appDashboard.filters.time')}
        anyLabel={t('appDashboard.filters.ranges.30d')}
        choices={RANGES.filter((range) => range !== '30d').map((range) => ({
          value: range,
          label: t(`appDashboard.filters.ranges.${range}`),
        }))}
        value={params.range}
        onChange={(range) =>
          onChange({ range: range as RangeName | undefined, ...(range === 'custom' ? days : NO_DAYS) })
        }
      />
      {params.range === 'custom' && (
        <>
          <DayField
            label={t('appDashboard.filters.from')}
            day={days.from}
            onDay={(from) => onChange({ from })}
          />
          <DayField label={t('appDashboard.filters.to')} day={days.to} onDay={(to) => onChange({ to })} />
        </>
      )}
      <FilterChip
        label={t('appDashboard.filters.pipeline')}
        prefix={t('appDashboard.filters.pipeline')}
        anyLabel={t('appDashboard.filters.any')}
        choices={(pipelines?.items ?? []).map(toChoice)}
        value={params.pipeline}
        onChange={(pipeline) => onChange({ pipeline })}
      />
      <FilterChip
        label={t('appDashboard.filters.team')}
        prefix={t('appDashboard.filters.team')}
        anyLabel={t('appDashboard.filters.any')}
        choices={(teams?.items ?? []).map(toChoice)}
        value={params.team}
        onChange={(team) => onChange({ team })}
      />
      <FilterChip
        label={t('appDashboard.filters.person')}
        prefix={t('appDashboard.filters.person')}
        anyLabel={t('appDashboard.filters.any')}
        choices={users.map(toChoice)}
        value={params.person}
        onChange={(person) => onChange({ person })}
      />
    </div>
  );
}

const NO_DAYS = { from: undefined, to: undefined };

function DayField({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  return (
    <label className={classes.day}>
      {label}
      <input
        type="date"
        value={day}
        className={classes.dayInput}
        onChange={(event) => event.currentTarget.value !== '' && onDay(event.currentTarget.value)}
      />
    </label>
  );
}

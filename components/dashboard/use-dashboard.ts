import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNow } from '#components/app/use-now.ts';
import { useApi } from '#components/app/api-context.tsx';
import { readDashboard } from '#lib/contract/dashboard.ts';
import { PipelineId, TeamId, UserId } from '#lib/contract/ids.ts';
import type { DashboardParams } from './dashboard-params.ts';
import { daysOf } from './days.ts';

/** What the address asks the companion for. */
export function useDashboardQuery(params: DashboardParams) {
  const now = useNow();
  return {
    ...daysOf(params, new Date(now)),
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(params.pipeline === undefined ? {} : { pipelineId: PipelineId.parse(params.pipeline) }),
    ...(params.team === undefined ? {} : { teamId: TeamId.parse(params.team) }),
    ...(params.person === undefined ? {} : { ownerId: UserId.parse(params.person) }),
  };
}

/** The numbers; what was shown stays while others are asked for. */
export function useDashboard(params: DashboardParams) {
  const api = useApi();
  const query = useDashboardQuery(params);
  return useQuery({
    queryKey: ['tickets', 'list', 'dashboard', query],
    queryFn: ({ signal }) => api(readDashboard, { query }, { signal }),
    placeholderData: keepPreviousData,
  });
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { readSlaDashboard } from '#lib/contract/dashboard.ts';
import type { DashboardParams } from '../dashboard-params.ts';
import { useDashboardQuery } from '../use-dashboard.ts';

/** The SLA part's numbers, over the same days and tickets. */
export function useSlaDashboard(params: DashboardParams) {
  const api = useApi();
  const query = useDashboardQuery(params);
  return useQuery({
    queryKey: ['tickets', 'list', 'dashboard', 'sla', query],
    queryFn: ({ signal }) => api(readSlaDashboard, { query }, { signal }),
    placeholderData: keepPreviousData,
  });
}

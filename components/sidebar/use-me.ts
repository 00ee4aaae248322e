import { useQuery } from '@tanstack/react-query';
import { readMe, type Me } from '#lib/contract/users.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useServices } from './services.tsx';

/** The signed-in user with profile and admins; asked only where a right is missing, so most threads never ask. */
export function useMe(isWanted: boolean): Me | undefined {
  const { api, owner } = useServices();
  const query = useQuery({
    queryKey: ['me', owner],
    queryFn: ({ signal }) => api(readMe, {}, { signal }),
    enabled: isWanted,
    networkMode: 'always',
    staleTime: 60_000,
  });
  return query.data;
}

/** Whom to ask for a right: "Ask Priya Nair or another admin." */
export function whomToAsk(me: Me | undefined): string {
  const [admin] = me?.admins ?? [];
  return admin === undefined ? t('sidebar.bar.askAnyAdmin') : t('sidebar.bar.ask', { name: admin });
}

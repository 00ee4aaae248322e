import { IconBrandGoogle, IconBrandWindows, IconKey } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '#components/ui/button.tsx';
import { listProviders, type ProviderId, startProviderSignIn } from '#lib/contract/providers.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useApi } from '../api-context.tsx';
import { FormRefusal } from '../form-refusal.tsx';
import { refusalText } from '../refusal-text.ts';
import { safeNext } from '../safe-next.ts';
import classes from './provider-buttons.module.css';

const ICONS = { google: IconBrandGoogle, microsoft: IconBrandWindows, oidc: IconKey };

type Props = { next: string | undefined };

/** A button for each provider that the operator has configured; nothing where there is none. */
export function ProviderButtons({ next }: Props) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['providers'],
    queryFn: ({ signal }) => api(listProviders, {}, { signal }),
    staleTime: Infinity,
  });
  const start = useMutation({
    mutationFn: (providerId: ProviderId) =>
      api(startProviderSignIn, { params: { providerId }, body: { next: safeNext(next) } }),
    onSuccess: ({ url }) => location.assign(url),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <div className={classes.providers}>
      {data.items.map(({ id, name }) => {
        const Icon = ICONS[id];
        return (
          <Button
            key={id}
            isWide
            icon={<Icon size={16} stroke={1.75} aria-hidden />}
            disabled={start.isPending}
            onClick={() => start.mutate(id)}
          >
            {t('appAccounts.outside.provider', { name })}
          </Button>
        );
      })}
      <FormRefusal text={refusalText(start.error)} />
      <p className={classes.or}>{t('appAccounts.outside.or')}</p>
    </div>
  );
}

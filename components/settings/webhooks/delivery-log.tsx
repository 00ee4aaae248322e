import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import {
  listWebhookDeliveries,
  resendWebhookDelivery,
  WebhookEvent,
  type Webhook,
  type WebhookDelivery,
} from '#lib/contract/webhooks.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import classes from './webhooks.module.css';

type Props = { webhook: Webhook };

/** Deliveries come without news of theirs, so an open log is read again. */
const LOOK_EVERY_MS = 3_000;

/** What was sent, how it ended, and what is tried again. */
export function DeliveryLog({ webhook }: Props) {
  const api = useApi();
  const params = { webhookId: webhook.id };
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks', 'log', webhook.id],
    queryFn: ({ signal }) => api(listWebhookDeliveries, { params }, { signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
  if (error !== null)
    return (
      <LoadFailure title={t('appAccounts.shared.failed')} error={error} onRetry={() => void refetch()} />
    );
  if (data?.items.length === 0) return <p className={parts.small}>{t('appWebhooks.noDeliveries')}</p>;
  return (
    <ul className={classes.log} aria-label={t('appWebhooks.logOf', { name: webhook.name })}>
      {data?.items.map((delivery) => (
        <Delivery key={delivery.id} webhook={webhook} delivery={delivery} />
      ))}
    </ul>
  );
}

function Delivery({ webhook, delivery }: Props & { delivery: WebhookDelivery }) {
  const now = useNow();
  const { mutate } = useSave({
    save: (api) => api(resendWebhookDelivery, { params: { webhookId: webhook.id, deliveryId: delivery.id } }),
    touches: ['webhooks'],
    words: () => t('appWebhooks.resent'),
  });
  const event = WebhookEvent.safeParse(delivery.type);
  const what = [t(`appWebhooks.eventNames.${event.data ?? 'test'}`), delivery.ticketNumber]
    .filter(Boolean)
    .join(' ');
  return (
    <li className={classes.delivery}>
      <div className={parts.main}>
        <p>
          {what} <span className={parts.chip}>{t(`appWebhooks.states.${delivery.state}`)}</span>
        </p>
        <p className={parts.small}>{factsOf(delivery, now)}</p>
      </div>
      {delivery.state !== 'dropped' && (
        <Button size="sm" aria-label={t('appWebhooks.resendOf', { what })} onClick={() => mutate(undefined)}>
          {t('appWebhooks.resend')}
        </Button>
      )}
    </li>
  );
}

function factsOf({ createdAt, tries, statusCode, problem, nextTryAt }: WebhookDelivery, now: number): string {
  return [
    formatMoment(createdAt, now),
    t('appWebhooks.tries', { count: tries }),
    statusCode === null ? null : t('appWebhooks.status', { code: statusCode }),
    problem,
    nextTryAt === null ? null : t('appWebhooks.next', { time: formatMoment(nextTryAt, now) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Delivers webhooks; deliveries wait in the database. */
import type { WebhookId } from '#lib/contract/ids.ts';
import { tryDelivery, type Sender } from '#backend/commands/try-delivery.ts';
import { claimDeliveries, type ClaimedDelivery } from '#backend/data/webhook-deliveries.ts';
import { startClaimedWork } from './claimed-work.ts';

/** Longer than a try can take. */
const CLAIM_MS = 60_000;
/** Under way at once, in this process. */
const TRIES_AT_ONCE = 32;
const PER_WEBHOOK = 4;

type Job = Sender & {
  lookEveryMs?: number;
  /** Told of a failure that an operator should know; the delivery is tried again. */
  onError?: (error: unknown) => void;
};

/** Looks for due deliveries until stopped; stopping waits for those under way. */
export function startWebhookDeliveries(job: Job): () => Promise<void> {
  return startClaimedWork<ClaimedDelivery, WebhookId>({
    ...job,
    atOnce: TRIES_AT_ONCE,
    perLane: PER_WEBHOOK,
    laneOf: ({ webhookId }) => webhookId,
    work: (delivery) => tryDelivery(job, delivery),
    claim: (free) => {
      const at = job.now();
      const until = new Date(at.getTime() + CLAIM_MS);
      return claimDeliveries(job.database.db, { ...free, at, until, perWebhook: PER_WEBHOOK });
    },
  });
}

/**
 * Delivers webhooks. Deliveries wait in the database; each is claimed by one process, and one whose process died is tried again
 * when its claim runs out. A slow receiver keeps only its own deliveries waiting.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookId } from '#lib/contract/ids.ts';
import { tryDelivery, type Sender } from '#backend/commands/try-delivery.ts';
import { claimDeliveries, type ClaimedDelivery } from '#backend/data/webhook-deliveries.ts';

const LOOK_EVERY_MS = 1_000;
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
  const stop = new AbortController();
  const underWay = new Map<Promise<void>, WebhookId>();
  const begin = (delivery: ClaimedDelivery) => {
    const trying: Promise<void> = tryDelivery(job, delivery)
      .catch((error: unknown) => job.onError?.(error))
      .finally(() => underWay.delete(trying));
    underWay.set(trying, delivery.webhookId);
  };
  const working = (async () => {
    while (!stop.signal.aborted) {
      try {
        for (const delivery of await claimSome(job, [...underWay.values()])) begin(delivery);
      } catch (error) {
        // A database that is away is told by the requests that need it; the next look tries again.
        job.onError?.(error);
      }
      await sleep(job.lookEveryMs ?? LOOK_EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(
        () => {},
      );
    }
  })();
  return async () => {
    stop.abort();
    await working;
    await Promise.all(underWay.keys());
  };
}

async function claimSome(job: Job, underWay: readonly WebhookId[]): Promise<ClaimedDelivery[]> {
  const countMax = TRIES_AT_ONCE - underWay.length;
  if (countMax <= 0) return [];
  const at = job.now();
  const busy = [...new Set(underWay)].filter(
    (id) => underWay.filter((each) => each === id).length >= PER_WEBHOOK,
  );
  const until = new Date(at.getTime() + CLAIM_MS);
  return claimDeliveries(job.database.db, { at, until, countMax, perWebhook: PER_WEBHOOK, busy });
}

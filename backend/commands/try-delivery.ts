/** One try to deliver: what is to be told is read, signed and sent, and how it ended is kept. */
import { Webhook as Signer } from 'standardwebhooks';
import { decideNext, type Answer, type Next } from '#backend/core/webhooks.ts';
import {
  finishTry,
  turnOffGone,
  type ClaimedDelivery,
  type Outcome,
} from '#backend/data/webhook-deliveries.ts';
import { readPayload } from '#backend/data/webhook-payloads.ts';
import type { Companion } from './companion.ts';
import { postWebhook } from './post-webhook.ts';

/** What sending needs of the companion. */
export type Sender = Pick<Companion, 'database' | 'webhooks' | 'publicUrl' | 'now'>;

/** Tries one that was claimed. The id stays the same on every try, so that a receiver knows what it has already. */
export async function tryDelivery(sender: Sender, delivery: ClaimedDelivery): Promise<void> {
  const { db } = sender.database;
  const payload = await readPayload(db, delivery, sender);
  if (payload === null) {
    const dropped = { state: 'dropped', statusCode: null, problem: null, dueAt: null } as const;
    return finishTry(db, delivery, { ...dropped, at: sender.now() });
  }
  const answer = await send(sender, delivery, JSON.stringify(payload));
  const next = decideNext(answer, delivery.tries, Math.random());
  await finishTry(db, delivery, outcomeOf(answer, next, sender.now()));
  if (next.state === 'failed' && next.isGone) await turnOffGone(db, delivery.webhookId);
}

function send({ webhooks, now }: Sender, delivery: ClaimedDelivery, body: string): Promise<Answer> {
  const at = now();
  const { id, address, secret } = delivery;
  const signer = new Signer(webhooks.secrets.open(secret));
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Threadside',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signer.sign(id, at, body),
  };
  return postWebhook({ address, headers, body, allowsPrivate: webhooks.allowsPrivate });
}

function outcomeOf(answer: Answer, next: Next, at: Date): Outcome {
  const { statusCode, problem } = answer;
  const dueAt = next.state === 'waiting' ? new Date(at.getTime() + next.inMs) : null;
  return { state: next.state, statusCode, problem, at, dueAt };
}

/** The content script's side of replies: tells the worker what was sent, and brings its offers into compose. */
import { type MailHost, type MailReply } from '#lib/mail/mail-host.ts';
import { askWorker, Offers, type SentCall } from './mail-page-calls.ts';

/** A worker that was just stopped is woken by the next call. */
const TRIES_MAX = 3;
const TRY_AGAIN_MS = 500;

/** Serves until the signal aborts. */
export function serveReplies(host: MailHost, { signal }: { signal: AbortSignal }): void {
  if (!host.can.tellReplies) return;
  const offer = async ({ key, mailbox, providerThreadId }: MailReply): Promise<void> => {
    const answer = await askWorker({ type: 'threadside:offers', mailbox, providerThreadId });
    const offers = Offers.safeParse(answer);
    if (offers.success && !signal.aborted) host.offerOnSend(key, offers.data);
  };
  host.watchReplies(
    (reply) => {
      if (reply.state === 'started') return void offer(reply).catch(() => {});
      const { key: _key, state: _state, ...sent } = reply;
      void tell({ type: 'threadside:sent', ...sent });
    },
    { signal },
  );
}

async function tell(call: SentCall, tries = 1): Promise<void> {
  try {
    await askWorker(call);
  } catch {
    // What is lost here for good is told by the thread itself when it is opened next.
    if (tries < TRIES_MAX) setTimeout(() => void tell(call, tries + 1), TRY_AGAIN_MS * tries);
  }
}

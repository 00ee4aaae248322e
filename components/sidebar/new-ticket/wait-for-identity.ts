import type { MailThread } from '#lib/mail/mail-host.ts';

const LOOK_EVERY_MS = 50;

/** The thread once its Message-IDs are read, or as it stands after `timeoutMs`: a ticket is not kept waiting for a slow page. */
export async function waitForIdentity(getThread: () => MailThread, timeoutMs: number): Promise<MailThread> {
  const until = performance.now() + timeoutMs;
  while (getThread().identity.state === 'reading' && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return getThread();
}

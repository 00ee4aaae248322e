/** Tells all pages of the extension that something in the outbox was sent or refused, whoever sent it. */
const CHANNEL = 'threadside-outbox';

/** Tells the others, and this page too. */
export function tellOutboxNews(): void {
  const channel = openChannel();
  channel?.postMessage(null);
  channel?.close();
}

/** Calls `listener` at each news. */
export function hearOutboxNews(listener: () => void, { signal }: { signal: AbortSignal }): void {
  const channel = openChannel();
  channel?.addEventListener('message', listener, { signal });
  signal.addEventListener('abort', () => channel?.close());
}

/** Null where storage is blocked, and channels with it: there are no others to tell. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}

/** LISTEN on a PostgreSQL server, over a connection of its own that is opened again when it breaks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Longest wait between two tries to connect again. */
const RECONNECT_WAIT_MS_MAX = 5_000;

/** Calls the listener for each notification, and after each reconnect; returns how to stop. */
export function listenOnPostgresql(url: string, channel: string, listener: () => void): () => void {
  const stopped = new AbortController();
  void keepListening({ url, channel, listener, signal: stopped.signal });
  return () => stopped.abort();
}

type Listening = { url: string; channel: string; listener: () => void; signal: AbortSignal };

async function keepListening(listening: Listening): Promise<void> {
  const { signal, listener } = listening;
  for (let waitMs = 50; !signal.aborted; waitMs = Math.min(waitMs * 2, RECONNECT_WAIT_MS_MAX)) {
    try {
      const { ended } = await connect(listening);
      waitMs = 50;
      listener();
      await ended;
    } catch {
      // The server is away; requests say so, and this tries again.
    }
    if (!signal.aborted) await sleep(waitMs, undefined, { ref: false });
  }
}

/** Resolves once listening, with the promise of the connection's end. */
async function connect({ url, channel, listener, signal }: Listening): Promise<{ ended: Promise<void> }> {
  const client = new Client({ connectionString: url, keepAlive: true });
  const ended = new Promise<void>((resolve) => {
    client.on('end', resolve);
    client.on('error', () => resolve());
  });
  client.on('notification', listener);
  await client.connect();
  await client.query(`listen ${client.escapeIdentifier(channel)}`);
  const end = () => void client.end().catch(() => {});
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  void ended.then(() => signal.removeEventListener('abort', end));
  return { ended };
}

/**
 * Tells the process's readers what changed, whichever process wrote it. One read serves all of them: a notification says
 * "look", and the feed reads the news since its last look. Should a notification be lost, it looks by itself now and then.
 */
import { announceChanges, CHANGES_CHANNEL, readChanges, type News } from './changes.ts';
import type { Database } from './database.ts';

type Listener = (news: News | null) => void;

export type ChangeFeed = {
  /** Something was written here: all processes look soon. */
  announce: () => void;
  /**
   * Calls the listener with each batch of news until the returned function is called, and with null when the process stops.
   * From the moment it resolves nothing is missed: what is older is to be had from `readSince`.
   */
  subscribe: (listener: Listener) => Promise<() => void>;
  /** News since a cursor, for a reader that comes back; without one, a cursor to start from. */
  readSince: (cursor: string | null) => Promise<News>;
  stop: () => void;
};

/** Writes within this time are told together; people cannot tell it from at once. */
const GATHER_MS = 40;

/** The feed looks this often without being told to. */
const LOOK_ANYWAY_MS = 5_000;

/** A feed over the database; call `stop` before closing it. */
export function createChangeFeed(database: Database): ChangeFeed {
  const listeners = new Set<Listener>();
  let cursor: string | null = null;
  let unlisten: Promise<() => void> | null = null;

  const look = gathered(async () => {
    if (cursor === null) return;
    const news = await readChanges(database.db, cursor);
    // Without readers the next one starts afresh.
    cursor = listeners.size === 0 ? null : news.cursor;
    if (news.changes === null || news.changes.length > 0) for (const listener of listeners) listener(news);
  });
  const timer = setInterval(look, LOOK_ANYWAY_MS).unref();

  const startLooking = async () => {
    unlisten ??= database.listen(CHANGES_CHANNEL, look);
    await unlisten;
    const { cursor: first } = await readChanges(database.db, null);
    cursor ??= first;
  };

  return {
    announce: gathered(() => announceChanges(database.db)),
    subscribe: async (listener) => {
      listeners.add(listener);
      if (cursor === null) await startLooking();
      return () => listeners.delete(listener);
    },
    readSince: (since) => readChanges(database.db, since),
    stop: () => {
      clearInterval(timer);
      for (const listener of listeners) listener(null);
      listeners.clear();
      void unlisten?.then((end) => end());
    },
  };
}

/** Runs `work` soon, once for all calls until then, and never twice at a time. A failure is left to the next time. */
function gathered(work: () => Promise<void>): () => void {
  let state: 'idle' | 'waiting' | 'running' | 'again' = 'idle';
  const run = async () => {
    state = 'running';
    await work().catch(() => {});
    const isAskedAgain = (state as string) === 'again';
    state = 'idle';
    if (isAskedAgain) ask();
  };
  const ask = () => {
    if (state === 'running') state = 'again';
    if (state !== 'idle') return;
    state = 'waiting';
    setTimeout(() => void run(), GATHER_MS).unref();
  };
  return ask;
}

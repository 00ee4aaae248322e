/** The outbox as the background worker sends it: when no page of ours is open, or the page that kept something died. */
import { createApi } from '#lib/api/api.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import { flushOutbox } from '#lib/store/flush-outbox.ts';
import { isHeld, isWaiting } from '#lib/store/outbox.ts';
import { ownerOf, type Tables } from '#lib/store/tables.ts';
import { withBrowserLock } from './browser-lock.ts';
import { tellOutboxNews } from './outbox-news.ts';
import { createSender } from './sender.ts';

type Options = { connection: ConnectionStore; tables: Tables };

/** Sends what waits for the signed-in user, and answers how much still does. What is another's is left alone. */
export async function flushFromWorker({ connection, tables }: Options): Promise<number> {
  const { address, token, user } = await connection.read();
  if (address === null || token === null || user === null) return 0;
  const onSignedOut = () => void connection.update({ token: null, device: null });
  const api = createApi({ baseUrl: address, token, onSignedOut });
  const { outbox, send } = createSender({ api, tables, owner: ownerOf(address, user.id) });
  let sentCount = 0;
  await withBrowserLock(() =>
    flushOutbox(outbox, async (entry) => {
      if (isHeld(entry, Date.now())) return { outcome: 'held' };
      sentCount += 1;
      return send(entry);
    }),
  );
  if (sentCount > 0) tellOutboxNews();
  return (await outbox.list()).filter(isWaiting).length;
}

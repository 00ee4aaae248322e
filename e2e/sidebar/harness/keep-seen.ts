import { ANA } from '../../../components/sidebar/samples/sample-records.ts';
import { COMPANION } from '../../../components/sidebar/samples/sample-tickets.ts';
import type { World } from '../../../components/sidebar/samples/sample-world.ts';
import { threadPlace } from '../../../components/sidebar/thread/thread-facts.ts';
import { createCache } from '#lib/store/cache.ts';
import { createBrowserTables } from '#lib/store/indexed-db.ts';
import { ownerOf } from '#lib/store/tables.ts';

const MINUTES_AGO_MS = 26 * 60_000;

/** Keeps the world's thread as one that was seen before. */
export async function keepSeen({ thread, context }: World): Promise<void> {
  if (thread === null) return;
  const cache = createCache(createBrowserTables(), ownerOf(COMPANION, ANA.id));
  const place = threadPlace(thread, 'gmail');
  await cache.write(place, context, Date.now() - MINUTES_AGO_MS);
}

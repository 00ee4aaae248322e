/** Which way found each fact of the mail that was last open, for the diagnosis page. Names from our own code only. */
import * as z from 'zod/mini';
import { MailProvider } from '#lib/contract/threads.ts';
import type { KeyValueStore } from './key-value-store.ts';

const KEY = 'foundBy';

const Kept = z.partialRecord(MailProvider, z.record(z.string(), z.nullable(z.string())));

/** By name of the fact; null where no way found it. */
export type FoundBy = Record<string, string | null>;

/** Keeps it beside those of the other mail programs. */
export async function keepFoundBy(
  values: KeyValueStore,
  provider: MailProvider,
  foundBy: FoundBy,
): Promise<void> {
  await values.set(KEY, { ...(await readFoundBy(values)), [provider]: foundBy });
}

/** What was last found in each mail program; none where nothing readable is kept. */
export async function readFoundBy(values: KeyValueStore): Promise<Partial<Record<MailProvider, FoundBy>>> {
  const parsed = Kept.safeParse(await values.get(KEY));
  return parsed.success ? parsed.data : {};
}

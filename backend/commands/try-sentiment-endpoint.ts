/** Asks an endpoint about invented messages, before anybody consents to sending real ones. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type * as z from 'zod/mini';
import type { trySentimentEndpoint as route } from '#lib/contract/sentiment-settings.ts';
import { findClosedKey } from '#backend/data/sentiment-setting.ts';
import { refuseAddress } from '#backend/sentiment/endpoint-addresses.ts';
import { analyseByEndpoint } from '#backend/sentiment/endpoint-engine.ts';
import type { Call, Companion, Refusal } from './companion.ts';

const INVENTED = [
  'Hello, where do I find the invoice for October?',
  'This is the third time I ask and still nobody answers.',
  'That solved it, thank you so much!',
].map((text, index) => ({ id: String(index), text }));

type Tried = z.output<typeof route.response>;

/** What it says of them, or why it says nothing. The kept key goes only where it was given for. */
export async function trySentimentEndpoint(
  { database, sentiment }: Companion,
  { input }: Call<z.output<typeof route.body>>,
): Promise<Result<Tried, Refusal>> {
  const { address, model } = input;
  const wrong = refuseAddress(address);
  if (wrong !== null)
    return err({ code: 'unusable_reference', errors: [{ field: 'address', message: wrong }] });
  const closed = input.key === undefined ? await findClosedKey(database.db, address) : null;
  const key = closed === null ? (input.key ?? null) : sentiment.secrets.open(closed);
  const found = await analyseByEndpoint({ address, model, key }, { messages: INVENTED, names: [] });
  if (!found.ok) return ok({ failure: found.error, labels: [] });
  return ok({ failure: null, labels: found.value.messages.map(({ label }) => label) });
}

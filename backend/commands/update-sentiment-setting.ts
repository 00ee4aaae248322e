/** Chooses the engine that finds how customers felt; an endpoint only with the consent of the admin who chooses it. */
import type { Result } from '#lib/base/result.ts';
import type * as z from 'zod/mini';
import type { SentimentSetting, updateSentimentSetting as route } from '#lib/contract/sentiment-settings.ts';
import {
  findClosedKey,
  readSentimentSetting,
  writeSentimentSetting,
} from '#backend/data/sentiment-setting.ts';
import { refuseAddress } from '#backend/sentiment/endpoint-addresses.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE } from './update-member.ts';

type Input = z.output<typeof route.body>;

/** The setting as it is now. A key that is not given again stays, but for another address. */
export function updateSentimentSetting(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<SentimentSetting, Refusal>> {
  const { secrets } = companion.sentiment;
  return refusable(companion.database, async (tx) => {
    const { address, model, consent, key, version } = input;
    const isWhole =
      input.usesEndpoint && address !== undefined && model !== undefined && consent !== undefined;
    const wrong = isWhole ? refuseAddress(address) : null;
    if (wrong !== null)
      throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'address', message: wrong }] });
    const closeKey = async (to: string) => {
      if (key === undefined) return findClosedKey(tx, to);
      return key === null ? null : secrets.close(key);
    };
    const endpoint = isWhole ? { address, model, consent, closedKey: await closeKey(address) } : null;
    const given = { endpoint, by: actor.userId, at: companion.now(), version };
    if (!(await writeSentimentSetting(tx, given))) throw new RefusedError(CHANGED_MEANWHILE);
    return readSentimentSetting(tx);
  });
}

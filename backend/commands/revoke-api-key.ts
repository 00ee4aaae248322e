/** Revokes an API key at once: one's own, or anybody's for those who manage users. */
import type { Result } from '#lib/base/result.ts';
import type { ApiKeyId } from '#lib/contract/ids.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { findApiKey, revokeApiKeyRow } from '#backend/data/api-keys.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing; refused when there is no such key, or it is another's and the actor does not manage users. */
export function revokeApiKey(
  companion: Companion,
  { actor, input }: Call<{ apiKeyId: ApiKeyId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const key = await findApiKey(tx, input.apiKeyId);
    const isMine = key?.user.id === actor.userId;
    if (key === null || (!isMine && !isPermitted(actor, 'users.manage')))
      throw new RefusedError({ code: 'not_found' });
    await revokeApiKeyRow(tx, key.id, companion.now());
    return undefined;
  });
}

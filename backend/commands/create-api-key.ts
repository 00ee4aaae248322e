/** Makes an API key with at most the permissions of its maker. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { ApiKey } from '#lib/contract/api-keys.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { findApiKey, insertApiKey } from '#backend/data/api-keys.ts';
import { hashToken, newSecretToken } from '#backend/data/secret-tokens.ts';
import { checkPermissions } from './check-grant.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** What keys begin with, so that people and scanners of repositories recognise them. */
export const API_KEY_PREFIX = 'tsk_';

const HINT_LENGTH = 8;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The key, which is not kept and cannot be shown again, and what the list says of it. */
export function createApiKey(
  companion: Companion,
  { actor, input }: Call<{ name: string; days: number | null; permissions: Permission[] }>,
): Promise<Result<{ apiKey: ApiKey; key: string }, Refusal>> {
  const key = newSecretToken(API_KEY_PREFIX);
  const at = companion.now();
  return refusable(companion.database, async (tx) => {
    checkPermissions(actor, input.permissions);
    const id = await insertApiKey(tx, {
      userId: actor.userId,
      name: input.name,
      hint: key.slice(0, HINT_LENGTH),
      tokenHash: hashToken(key),
      permissions: [...new Set(input.permissions)],
      at,
      expiresAt: input.days === null ? null : new Date(at.getTime() + input.days * DAY_MS),
    });
    return { apiKey: assertExists(await findApiKey(tx, id), 'the new key'), key };
  });
}

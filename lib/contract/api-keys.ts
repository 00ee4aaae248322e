/** API keys: bearers for programs, with at most their maker's permissions. */
import * as z from 'zod/mini';
import { ApiKeyId } from './ids.ts';
import { Permission, PERMISSIONS } from './permissions.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, line } from './values.ts';

export const ApiKey = z.object({
  id: ApiKeyId,
  name: z.string(),
  /** First letters of the key, to tell keys apart. */
  hint: z.string(),
  user: UserSummary,
  permissions: z.array(Permission),
  createdAt: Instant,
  /** Null: until it is revoked. */
  expiresAt: z.nullable(Instant),
  /** To five minutes; null when never used. */
  lastUsedAt: z.nullable(Instant),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const listApiKeys = defineRoute({
  method: 'GET',
  path: '/api/api-keys',
  summary: 'Keys that are not revoked: the caller’s own, and everybody’s for those who manage users',
  access: 'in-person',
  response: z.object({ items: z.array(ApiKey) }),
  errors: [],
});

export const createApiKey = defineRoute({
  method: 'POST',
  path: '/api/api-keys',
  summary: 'Make an API key; the key itself is answered once',
  access: 'in-person',
  body: z.strictObject({
    name: line(100),
    /** Days until it ends; null: it does not. */
    days: z.nullable(z.int().check(z.minimum(1), z.maximum(3660))),
    permissions: z
      .array(Permission)
      .check(z.minLength(1, { error: 'Choose at least one permission.' }), z.maxLength(PERMISSIONS.length)),
  }),
  response: z.object({ apiKey: ApiKey, key: z.string() }),
  status: 201,
  errors: [],
});

export const revokeApiKey = defineRoute({
  method: 'DELETE',
  path: '/api/api-keys/:apiKeyId',
  summary: 'Revoke an API key at once',
  access: 'in-person',
  params: z.object({ apiKeyId: ApiKeyId }),
  errors: ['not_found'],
});

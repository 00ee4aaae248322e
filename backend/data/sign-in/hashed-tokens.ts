/**
 * Whoever reads the database, or a copy of it, finds no key to the companion there: of the tokens that the sign-in library would
 * keep as they are, only hashes are kept. The library asks for a row by a token it was shown and gets the row with that token.
 */
import type { kyselyAdapter } from '@better-auth/kysely-adapter';
import { hashToken } from '../secret-tokens.ts';

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>;
type Row = Record<string, unknown>;
type Call = { model: string; where?: { field: string; value: unknown }[]; data?: Row; update?: Row };

/** By the library's models. A user code is no key by itself: it wants somebody who is signed in. */
const TOKEN_FIELDS: Readonly<Record<string, string>> = { session: 'token', deviceCode: 'deviceCode' };

const METHODS = [
  'create',
  'findOne',
  'findMany',
  'count',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'consumeOne',
  'incrementOne',
] as const;

/** The library's way to the database, with hashes in the place of tokens. */
export function withHashedTokens(adapter: Adapter): Adapter {
  return {
    ...adapter,
    ...methodsOf(adapter),
    transaction: (work) => adapter.transaction((inner) => work({ ...inner, ...methodsOf(inner) })),
  };
}

function methodsOf(adapter: Omit<Adapter, 'transaction'>) {
  const methods: Partial<Record<(typeof METHODS)[number], unknown>> = {};
  // Each takes one call and is generic in what it gives back.
  for (const name of METHODS) methods[name] = hashing(adapter[name] as (call: Call) => Promise<unknown>);
  return methods as Pick<Adapter, (typeof METHODS)[number]>;
}

function hashing(method: (call: Call) => Promise<unknown>) {
  return async (call: Call): Promise<unknown> => {
    const field = TOKEN_FIELDS[call.model];
    if (field === undefined) return method(call);
    const tokens = new Map<string, string>();
    const hash = (token: unknown): unknown => {
      if (Array.isArray(token)) return token.map(hash);
      if (typeof token !== 'string') return token;
      tokens.set(hashToken(token), token);
      return hashToken(token);
    };
    const hashRow = (row: Row) => (field in row ? { ...row, [field]: hash(row[field]) } : row);
    const answer = await method({
      ...call,
      ...(call.where && {
        where: call.where.map((at) => (at.field === field ? { ...at, value: hash(at.value) } : at)),
      }),
      ...(call.data && { data: hashRow(call.data) }),
      ...(call.update && { update: hashRow(call.update) }),
    });
    const restore = (row: unknown): unknown => {
      if (typeof row !== 'object' || row === null) return row;
      const token = tokens.get(String((row as Row)[field]));
      return token === undefined ? row : { ...row, [field]: token };
    };
    return Array.isArray(answer) ? answer.map(restore) : restore(answer);
  };
}

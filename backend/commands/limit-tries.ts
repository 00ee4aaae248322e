/** Limits on guessing, counted in the database by all processes together. */
import type { UserId } from '#lib/contract/ids.ts';
import { countTry, type TryLimit } from '#backend/data/try-counts.ts';
import type { Companion, Refusal } from './companion.ts';

/** Counts one try against each limit; the refusal of the one that makes wait longest, or null. */
export async function limitTries(
  { database }: Pick<Companion, 'database'>,
  limits: readonly TryLimit[],
): Promise<Refusal | null> {
  const waits: number[] = [];
  for (const limit of limits) {
    const wait = await countTry(database.db, limit);
    if (wait !== null) waits.push(wait);
  }
  return waits.length === 0 ? null : tooMany(Math.max(...waits));
}

/** The refusal that says how long to wait. */
export function tooMany(retryAfterSeconds: number): Refusal {
  const detail = `Wait ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}, then try again.`;
  return { code: 'too_many_requests', detail, retryAfterSeconds };
}

const MINUTE_S = 60;

/** Wrong passwords for one account from one address; a right one clears it. */
export function accountLimit(email: string, ipAddress: string | null): TryLimit {
  return { key: ['sign-in', email.toLowerCase(), ipAddress ?? ''], max: 5, windowS: MINUTE_S };
}

/** Sign-ins by one address, whatever the account; an office behind one address stays below it. */
export function addressLimit(ipAddress: string | null): TryLimit {
  return { key: ['sign-in', ipAddress ?? ''], max: 30, windowS: MINUTE_S };
}

/** Wrong passwords for one account from anywhere, so that many addresses do not help. */
export function everywhereLimit(email: string): TryLimit {
  return { key: ['sign-in', email.toLowerCase()], max: 100, windowS: 60 * MINUTE_S };
}

/** Second factors given from one address; the library counts them by account and challenge besides. */
export function factorLimit(ipAddress: string | null): TryLimit {
  return { key: ['second-factor', ipAddress ?? ''], max: 20, windowS: MINUTE_S };
}

/** Passwords and codes asked for again within a session, so that a borrowed one does not help to guess. */
export function confirmLimit(userId: UserId): TryLimit {
  return { key: ['confirm', userId], max: 10, windowS: 5 * MINUTE_S };
}

/** Versions of settings: an edit that was based on an older one is refused, saying whose change came between. */
import type { UserSummary } from '#lib/contract/users.ts';
import { RefusedError } from './companion.ts';

type Current = { version: number; changedBy: UserSummary | null };

/** Throws the refusal for an edit based on another version than the current one; its facts are the current state. */
export function refuseStale(current: Current, basedOn: number, what: string): void {
  if (basedOn === current.version) return;
  if (basedOn > current.version) {
    const message = 'Give the version you last read; this one does not exist yet.';
    throw new RefusedError({ code: 'invalid_input', errors: [{ field: 'version', message }] });
  }
  const who = current.changedBy?.name ?? 'Somebody';
  throw new RefusedError({
    code: 'stale_version',
    detail: `${who} changed the ${what} meanwhile. Look at it as it is now, then save again.`,
    facts: current,
  });
}

/** A data folder whose first start was cut off before the engine's own files were complete. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** Files without which PostgreSQL cannot open a folder. */
const NEEDED = ['PG_VERSION', join('global', 'pg_control'), 'postgresql.conf'];

/**
 * Moves a half-made folder aside, so that a fresh one can be made; answers with its new name, or null when the folder is
 * whole, empty or absent. It is never deleted: somebody may want to look at what it holds.
 */
export function setAsideHalfMade(directory: string, now: Date): string | null {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return null;
  if (NEEDED.every((file) => existsSync(join(directory, file)))) return null;
  const aside = `${directory}.half-made-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(directory, aside);
  return aside;
}

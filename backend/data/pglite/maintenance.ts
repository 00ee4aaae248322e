/**
 * The background work that a PostgreSQL server does by itself and PGlite does not: without checkpoints its log grew to 449 MB
 * over 487 MB written, and without vacuum 3.6 million dead rows stayed (seen 2026-11-22).
 */
const MINUTE_MS = 60_000;

/** A checkpoint took 177 ms at worst; every few minutes keeps the log and a restart short. */
const CHECKPOINT_EVERY_MS = 5 * MINUTE_MS;
/** A vacuum of a million rows blocks for 2.7 s; hourly keeps each one far below that. */
const VACUUM_EVERY_MS = 60 * MINUTE_MS;

/** Starts both schedules; a run that fails is told and tried again at its next time. */
export function startMaintenance(
  execute: (statement: string) => Promise<unknown>,
  onNotice: (notice: string) => void,
): { stop: () => void } {
  const run = (statement: 'checkpoint' | 'vacuum analyze') => () => {
    execute(statement).catch((error: unknown) => onNotice(`${statement} failed: ${String(error)}`));
  };
  const timers = [
    setInterval(run('checkpoint'), CHECKPOINT_EVERY_MS),
    setInterval(run('vacuum analyze'), VACUUM_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  return { stop: () => timers.forEach(clearInterval) };
}

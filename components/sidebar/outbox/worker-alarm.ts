/** When the worker sends: a browser may end it at any moment, so all that lasts is an alarm while something waits. */

/** The part of `browser.alarms` that is used. */
export type Alarms = {
  get(name: string): Promise<object | undefined>;
  create(name: string, info: { periodInMinutes: number }): Promise<void> | void;
  clear(name: string): Promise<boolean>;
};

/** Name of the alarm. */
export const OUTBOX_ALARM = 'threadside-outbox';

/** Browsers allow no shorter one (Chrome: 30 s since 120). */
const EVERY_MINUTES = 0.5;

/**
 * Runs `flush`, which answers how much still waits, and keeps an alarm until nothing does. One run at a time: what is kept
 * during a run is seen by the one after it.
 */
export function createWakeUp(alarms: Alarms, flush: () => Promise<number>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = async () => {
    if (!(await alarms.get(OUTBOX_ALARM)))
      await alarms.create(OUTBOX_ALARM, { periodInMinutes: EVERY_MINUTES });
    // A flush that broke off has sent nothing more: the alarm stays.
    const left = await flush().catch(() => 1);
    if (left === 0) await alarms.clear(OUTBOX_ALARM);
  };
  const start = () => {
    running = run().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return start();
    next ??= running.then(() => {
      next = null;
      return start();
    });
    return next;
  };
}

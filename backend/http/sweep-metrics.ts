/** How the search for deadlines is doing, for `/metrics`. */
import { Gauge, Histogram, type Registry } from 'prom-client';
import type { Database } from '#backend/data/database.ts';
import { readEscalationDelay } from '#backend/data/escalations.ts';

/** This process's looks: the latest in epoch milliseconds, and how late escalations came. */
export type SweepLog = {
  lastMs: number;
  readonly lateness: Histogram;
  onLook: (latenessMs: readonly number[]) => void;
};

/** A log to be given to the job that looks and to the server that is asked. */
export function createSweepLog(): SweepLog {
  const lateness = new Histogram({
    name: 'sla_escalation_lateness_seconds',
    help: 'Time from an escalation’s instant until this process told it, by the database’s clock.',
    buckets: [0.5, 1, 2, 5, 10, 30, 90, 300, 3600],
    registers: [],
  });
  const log: SweepLog = {
    lastMs: 0,
    lateness,
    onLook: (latenessMs) => {
      log.lastMs = Date.now();
      for (const ms of latenessMs) lateness.observe(ms / 1000);
    },
  };
  return log;
}

/** Adds what an operator watches. */
export function measureSweeps(registry: Registry, log: SweepLog, { db }: Database): void {
  const lastRun = new Gauge({
    name: 'sla_sweep_last_run_timestamp_seconds',
    help: 'When this process last looked for deadlines without a failure; 0 before the first time.',
    registers: [],
    collect() {
      this.set(log.lastMs / 1000);
    },
  });
  const delay = new Gauge({
    name: 'sla_escalation_delay_seconds',
    help: 'How long the oldest escalation has been waiting for any process; 0 when none is, -1 while the database does not answer.',
    registers: [],
    async collect() {
      this.set(await readEscalationDelay(db).catch(() => -1));
    },
  });
  for (const metric of [log.lateness, lastRun, delay]) registry.registerMetric(metric);
}

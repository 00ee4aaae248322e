/** What operators ask a process: is it alive, can it serve, how is it doing. Not part of the product's API. */
import { setTimeout as sleep } from 'node:timers/promises';
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { ping } from '#backend/data/health.ts';
import type { HttpCompanion } from './handler.ts';
import { sendProblem } from './problems.ts';
import { measureSweeps, type SweepLog } from './sweep-metrics.ts';

export type OperationsOptions = {
  companion: HttpCompanion;
  /** Bearer that `/metrics` asks for; null: only callers on this machine may read it. */
  metricsToken: string | null;
  /** What this process's looks for deadlines found; absent where nothing looks. */
  sweeps?: SweepLog | undefined;
};

/** A process that cannot ask its database within this time cannot serve. */
const PING_MS_MAX = 1000;

/** Adds `/livez`, `/readyz` and `/metrics`. */
export function registerOperations(server: FastifyInstance, options: OperationsOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureRequests(server, registry);
  if (options.sweeps !== undefined) measureSweeps(registry, options.sweeps, options.companion.database);
  const hidden = { schema: { hide: true }, logLevel: 'warn' } as const;
  server.get('/livez', hidden, async () => ({ status: 'alive' }));
  server.get('/readyz', hidden, async (request, reply) => {
    const answered = await Promise.race([ping(options.companion.database.db), sleep(PING_MS_MAX, false)]);
    if (answered) return { status: 'ready' };
    return sendProblem(request, reply, { code: 'unavailable', detail: 'The database does not answer.' });
  });
  server.get('/metrics', hidden, async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken))
      return sendProblem(request, reply, { code: 'not_found' });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function measureRequests(server: FastifyInstance, registry: Registry): void {
  const labels = ['method', 'route', 'status'] as const;
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request’s arrival to its answer, by the template of its route.',
    labelNames: labels,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const unavailable = new Counter({
    name: 'database_unavailable_total',
    help: 'Requests answered with 503.',
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    // Unmatched addresses share one label, or anybody could make any number of series.
    const route = request.routeOptions.url ?? 'none';
    duration.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    if (reply.statusCode === 503) unavailable.inc();
  });
}

function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token === null)
    return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createTicket } from '#lib/contract/tickets.ts';
import { openPostgresql } from '#backend/data/database.ts';
import { migrate, NewerSchemaError } from '#backend/data/migrate.ts';
import { createSweepLog, measureSweeps } from './sweep-metrics.ts';
import { describeOnEngines, openFresh } from '#backend/testing/engines.ts';
import { startPostgresql } from '#backend/testing/postgresql.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('operations', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const get = (path: string, headers = {}) => fetch(`${companion.url}${path}`, { headers });

  it('say alive and ready', async () => {
    expect(await (await get('/livez')).json()).toEqual({ status: 'alive' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('count requests by the template of their route, never by address', async () => {
    await get('/api/tickets/TKT-M4711');
    await get('/some/where/else');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('route="/api/tickets/:ticketId",status="401"');
    expect(metrics).not.toMatch(/TKT-M4711|some\/where/);
  });

  it('say how deadlines are told', async () => {
    const metrics = await (await get('/metrics')).text();
    for (const line of ['sla_escalation_delay_seconds 0', 'sla_sweep_last_run_timestamp_seconds 0'])
      expect(metrics).toContain(line);
    const log = createSweepLog();
    const before = Date.now() / 1000;
    log.onLook([400, 7000]);
    const registry = new Registry();
    measureSweeps(registry, log, companion.database);
    const told = await registry.metrics();
    expect(told).toContain('sla_escalation_lateness_seconds_bucket{le="0.5"} 1');
    expect(told).toContain('sla_escalation_lateness_seconds_bucket{le="10"} 2');
    const [, lastRun] = /^sla_sweep_last_run_timestamp_seconds (\S+)$/m.exec(told) ?? [];
    expect(Number(lastRun)).toBeGreaterThanOrEqual(before);
  });

  it('refuse to run on the schema of a newer version', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`.execute(
      companion.database.db,
    );
    await expect(migrate(companion.database.db)).rejects.toThrow(NewerSchemaError);
    await sql`delete from kysely_migration where name = '9999-later'`.execute(companion.database.db);
  });
});

describe('a database that goes away', () => {
  it('is answered with 503 while it is gone, and used again when it is back', async () => {
    expect(inject('postgresqlUrl')).toMatch(/^postgres:/);
    const server = await startPostgresql();
    const database = openPostgresql(`${server.url}/postgres`);
    await migrate(database.db);
    const companion = await startTestCompanion(database);
    const status = (path: string) => fetch(`${companion.url}${path}`).then((answer) => answer.status);
    const create = () => companion.agent.api(createTicket, { body: { subject: 'x' } });
    await create();
    await server.pause();
    expect(await refusalOf(create())).toMatchObject({ code: 'unavailable', status: 503 });
    expect(await status('/livez')).toBe(200);
    expect(await status('/readyz')).toBe(503);
    await server.resume();
    await vi.waitFor(async () => expect((await create()).number).toMatch(/^TKT-M/), { timeout: 5000 });
    await companion.close();
    await server.stop();
  });
});

describe('metrics', () => {
  it('stay hidden without the token where one is set', async () => {
    const database = await openFresh('embedded');
    const companion = await startTestCompanion(database, { metricsToken: 'a-long-enough-token' });
    const status = (headers: Record<string, string>) =>
      fetch(`${companion.url}/metrics`, { headers }).then((answer) => answer.status);
    expect(await status({})).toBe(404);
    expect(await status({ authorization: 'Bearer wrong' })).toBe(404);
    expect(await status({ authorization: 'Bearer a-long-enough-token' })).toBe(200);
    await companion.close();
  });
});

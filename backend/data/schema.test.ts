import { sql } from 'kysely';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEngines } from '#backend/testing/engines.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { signInOptions } from './sign-in/options.ts';

describeOnEngines('schema', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('is left alone by a second run of the migrations', async () => {
    await expect(migrate(database.db)).resolves.toBeUndefined();
  });

  it('is what the sign-in library wants', async () => {
    const options = signInOptions(database.db, { secret: 'x'.repeat(32), publicUrl: 'http://localhost' });
    const { toBeCreated, toBeAdded } = await getMigrations(options);
    expect(toBeCreated).toEqual([]);
    expect(toBeAdded).toEqual([]);
  });

  it('reads int8 as a number and JSON as a value', async () => {
    const { rows } = await sql<{
      count: number;
      value: unknown;
    }>`select count(*) as count, '{"a":[1]}'::jsonb as value`.execute(database.db);
    expect(rows).toEqual([{ count: 1, value: { a: [1] } }]);
  });

  it('rolls back a failed transaction whole, and works on afterwards', async () => {
    const failed = database.transaction(async (tx) => {
      await tx.insertInto('conversation').values({ subject: 'Never' }).execute();
      await sql`select 1 / 0`.execute(tx);
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    const rows = await database.db.selectFrom('conversation').selectAll().execute();
    expect(rows).toEqual([]);
  });

  it('runs transactions that were asked for at once, each by itself', async () => {
    const insert = (subject: string) =>
      database.transaction(async (tx) => {
        await tx.insertInto('conversation').values({ subject }).execute();
        return tx.selectFrom('conversation').where('subject', '=', subject).selectAll().execute();
      });
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => insert(`Subject ${index}`)));
    expect(results.every((rows) => rows.length === 1)).toBe(true);
  });
});

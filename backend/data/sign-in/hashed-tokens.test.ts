import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { findActorByToken } from '../sessions.ts';

describeOnEngines('hashed tokens', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  it('let in whoever has the token, not whoever read it in the database', async () => {
    const { db } = companion.database;
    const { token, email } = companion.agent;
    expect((await findActorByToken(db, token))?.user.email).toBe(email);
    const kept = await db.selectFrom('session').select('token').execute();
    expect(kept.length).toBeGreaterThan(0);
    for (const row of kept) expect(await findActorByToken(db, row.token)).toBeNull();
  });

  it('keep those signed in who were before there were hashes', async () => {
    const { db } = companion.database;
    const token = 'a token of the version before';
    await sql`
      insert into "session" ("userId", token, "expiresAt", "updatedAt")
      select "userId", ${token}, "expiresAt", "updatedAt" from "session" limit 1
    `.execute(db);
    const file = new URL('../migrations/0038-hashed-tokens.sql', import.meta.url);
    for (const statement of readFileSync(file, 'utf8').split('\n\n')) await sql.raw(statement).execute(db);
    expect(await findActorByToken(db, token)).not.toBeNull();
  });
});

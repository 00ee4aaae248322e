import { sql } from 'kysely';
import type { Db } from './database.ts';

/** True when the database answers. */
export async function ping(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    // Whatever the reason, the answer is the same; the requests that need the database log their own.
    return false;
  }
}

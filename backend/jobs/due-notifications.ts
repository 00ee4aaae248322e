/** Tells people of notices whose time has come. The notice itself waits in the database, so a dead process only delays it. */
import { tellDueNotifications } from '#backend/data/notifications.ts';
import type { Database } from '#backend/data/database.ts';

const LOOK_EVERY_MS = 2_000;

type Job = { database: Database; now: () => Date; announce: () => void };

/** Looks for due notices until stopped; answers with how to stop. Several processes may do it at once. */
export function startTellingDueNotifications({ database, now, announce }: Job): () => void {
  const look = async () => {
    if ((await tellDueNotifications(database.db, now())) > 0) announce();
  };
  // A database that is away is told by the requests that need it; the next look tries again.
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Puts notices whose time has come into mails; they wait in the database until then. */
import { collectNotices } from '#backend/commands/collect-notices.ts';
import type { Companion } from '#backend/commands/companion.ts';
import { hasNoticesToMail } from '#backend/data/notice-mails.ts';
import { startClaimedWork } from './claimed-work.ts';

type Job = Pick<Companion, 'database' | 'publicUrl' | 'now'> & {
  lookEveryMs?: number;
  /** Told of a failure that an operator should know; the next look tries again. */
  onError?: (error: unknown) => void;
};

/** Looks for due notices until stopped. Several processes may do it at once. */
export function startNoticeMails(job: Job): () => Promise<void> {
  return startClaimedWork<'due', 'one'>({
    ...job,
    atOnce: 1,
    perLane: 1,
    laneOf: () => 'one',
    work: async () => void (await collectNotices(job)),
    claim: async () => ((await hasNoticesToMail(job.database.db, job.now())) ? ['due'] : []),
  });
}

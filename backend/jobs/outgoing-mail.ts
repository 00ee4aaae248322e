/** Sends mail that waits in the database. */
import { sendMail, type MailSender } from '#backend/commands/send-mail.ts';
import { claimMails, WORKSPACE_SENDER, type ClaimedMail } from '#backend/data/outgoing-mail.ts';
import { startClaimedWork } from './claimed-work.ts';

/** Longer than a try can take: to connect, to sign in, and a large mail over a slow line. */
const CLAIM_MS = 10 * 60_000;
/** Under way at once, in this process. */
const MAILS_AT_ONCE = 16;
const PER_SENDER = 4;

type Job = MailSender & {
  lookEveryMs?: number;
  /** Told of a failure that an operator should know; the mail is tried again. */
  onError?: (error: unknown) => void;
};

/** Looks for mail that is due until stopped; stopping waits for what is under way. */
export function startOutgoingMail(job: Job): () => Promise<void> {
  return startClaimedWork<ClaimedMail, string>({
    ...job,
    atOnce: MAILS_AT_ONCE,
    perLane: PER_SENDER,
    laneOf: ({ channelId }) => channelId ?? WORKSPACE_SENDER,
    work: (mail) => sendMail(job, mail),
    claim: (free) => {
      const at = job.now();
      const until = new Date(at.getTime() + CLAIM_MS);
      return claimMails(job.database.db, { ...free, at, until, perSender: PER_SENDER });
    },
  });
}

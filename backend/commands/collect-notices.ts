/** Puts notices into mails: an escalation into one of its own at once, what else happened to a user within a while into one. */
import { createHash } from 'node:crypto';
import { BETWEEN_MS, ESCALATION_KINDS } from '#backend/core/mail-choices.ts';
import { automaticMessageId, NOTICE_USEFUL_MS } from '#backend/core/outgoing-mail.ts';
import type { Tx } from '#backend/data/database.ts';
import {
  lastNoticeMailAt,
  lockNoticesToMail,
  putOffMail,
  setMailOf,
  type NoticeToMail,
} from '#backend/data/notice-mails.ts';
import { enqueueMail } from '#backend/data/outgoing-mail.ts';
import type { Companion } from './companion.ts';

const AT_ONCE = 500;

type Needed = Pick<Companion, 'database' | 'publicUrl' | 'now'>;

/** Deals with notices whose time for a mail has come; how many there were. Several processes may do it at once. */
export function collectNotices(companion: Needed): Promise<number> {
  const at = companion.now();
  return companion.database.transaction(async (tx) => {
    const notices = await lockNoticesToMail(tx, at, AT_ONCE);
    const escalations = notices.filter(({ kind }) => ESCALATION_KINDS.includes(kind));
    for (const notice of escalations) await mailOne(tx, companion, { notices: [notice], at });
    const others = notices.filter(({ kind }) => !ESCALATION_KINDS.includes(kind));
    for (const userId of new Set(others.map((notice) => notice.userId)))
      await mailGathered(tx, companion, { notices: others.filter((each) => each.userId === userId), at });
    return notices.length;
  });
}

type Gathered = { notices: readonly NoticeToMail[]; at: Date };

async function mailGathered(tx: Tx, companion: Needed, { notices, at }: Gathered): Promise<void> {
  const [first] = notices;
  if (first === undefined || !notices.some(({ mailAt }) => mailAt <= at)) return;
  const last = await lastNoticeMailAt(tx, first.userId, new Date(at.getTime() - BETWEEN_MS));
  if (last === null) return mailOne(tx, companion, { notices, at });
  const ids = notices.map(({ id }) => id);
  await putOffMail(tx, ids, new Date(last.getTime() + BETWEEN_MS));
}

async function mailOne(tx: Tx, { publicUrl }: Needed, { notices, at }: Gathered): Promise<void> {
  const [first] = notices;
  if (first === undefined) return;
  const isEscalation = ESCALATION_KINDS.includes(first.kind);
  const key = `${isEscalation ? 'escalation' : 'notices'}:${first.id}`;
  const mailId = await enqueueMail(tx, {
    key,
    purpose: isEscalation ? 'escalation' : 'notification',
    channelId: null,
    messageId: automaticMessageId(createHash('sha256').update(key).digest('hex'), publicUrl),
    to: { address: first.email, name: first.name },
    // Written when it is sent.
    subject: '',
    text: '',
    isAutomatic: true,
    userId: first.userId,
    at,
    expiresAt: new Date(at.getTime() + NOTICE_USEFUL_MS),
  });
  await setMailOf(
    tx,
    notices.map(({ id }) => id),
    mailId,
  );
}

/** What a mail says, read when it is sent: of notices only what its receiver may see at this moment. */
import type { UserId } from '#lib/contract/ids.ts';
import { readMailFile, type ClaimedMail } from '#backend/data/outgoing-mail.ts';
import { listNoticesOfMail } from '#backend/data/notice-mails.ts';
import { listActors } from '#backend/data/users.ts';
import { LINK_PLACE } from '#backend/mail/letters/account-letters.ts';
import { escapeHtml, type Letter } from '#backend/mail/letters/letter.ts';
import { noticeLetter } from '#backend/mail/letters/notice-letters.ts';
import type { Companion } from './companion.ts';

type Content = {
  subject: string;
  text: string;
  html: string | null;
  attachments: { name: string; mediaType: string; bytes: Buffer }[];
};
type Needed = Pick<Companion, 'database' | 'mail' | 'publicUrl'>;

/** The content; null when there is nothing to say any more. */
export async function readMailContent(companion: Needed, mail: ClaimedMail): Promise<Content | null> {
  if (mail.purpose === 'notification' || mail.purpose === 'escalation') {
    const letter = await readNotices(companion, mail);
    return letter === null ? null : { ...letter, attachments: [] };
  }
  const { db } = companion.database;
  const link = mail.secret === null ? null : companion.mail.secrets.open(mail.secret);
  const put = (text: string, words: string) => text.replaceAll(LINK_PLACE, () => words);
  const attachments: Content['attachments'] = [];
  for (const { name, mediaType, messageAttachmentId } of mail.attachments)
    attachments.push({ name, mediaType, bytes: await readMailFile(db, messageAttachmentId) });
  return {
    subject: mail.subject,
    text: link === null ? mail.text : put(mail.text, link),
    html: mail.html === null || link === null ? mail.html : put(mail.html, escapeHtml(link)),
    attachments,
  };
}

async function readNotices({ database, publicUrl }: Needed, mail: ClaimedMail): Promise<Letter | null> {
  const actor = await findActor(database.db, mail.userId);
  if (actor === undefined) return null;
  const unreadOnly = mail.purpose === 'notification';
  const [first, ...more] = await listNoticesOfMail(database.db, actor, { mailId: mail.id, unreadOnly });
  return first === undefined ? null : noticeLetter([first, ...more], publicUrl);
}

/** The user while active. */
async function findActor(db: Companion['database']['db'], userId: UserId | null) {
  return (await listActors(db)).find((actor) => actor.userId === userId);
}

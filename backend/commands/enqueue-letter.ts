/** Puts a letter with a one-time link, which is closed until it is sent, into the queue. */
import { createHash } from 'node:crypto';
import { automaticMessageId } from '#backend/core/outgoing-mail.ts';
import type { Tx } from '#backend/data/database.ts';
import { dropUnsent, enqueueMail } from '#backend/data/outgoing-mail.ts';
import type { Letter } from '#backend/mail/letters/letter.ts';
import type { Companion } from './companion.ts';

type Given = {
  /** Names the link; a hash of it will do. */
  tokenHash: string;
  purpose: 'invitation' | 'password-reset';
  to: { address: string; name?: string };
  letter: Letter;
  url: string;
  expiresAt: Date;
};

/** The letter goes to whom it is for, in place of an older one that is not sent yet, in the transaction of what it tells of. */
export async function enqueueLetter(
  tx: Tx,
  { mail, publicUrl, now }: Pick<Companion, 'mail' | 'publicUrl' | 'now'>,
  { tokenHash, purpose, to, letter, url, expiresAt }: Given,
): Promise<void> {
  const digest = createHash('sha256').update(`${purpose}:${tokenHash}`).digest('hex');
  await dropUnsent(tx, { purpose, address: to.address, at: now() });
  await enqueueMail(tx, {
    ...letter,
    key: `${purpose}:${digest}`,
    purpose,
    channelId: null,
    messageId: automaticMessageId(digest, publicUrl),
    to,
    secret: mail.secrets.close(url),
    isAutomatic: true,
    at: now(),
    expiresAt,
  });
}

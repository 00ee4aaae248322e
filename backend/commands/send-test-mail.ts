/** Sends a test mail by the saved setting, at once, so that whoever asked sees how it went. */
import { createHash, randomUUID } from 'node:crypto';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { MailFault } from '#lib/contract/mail-accounts.ts';
import { automaticMessageId } from '#backend/core/outgoing-mail.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import { testLetter } from '#backend/mail/letters/account-letters.ts';
import { createSenders } from '#backend/mail/smtp/senders.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { findMailSender } from './find-mail-sender.ts';

/** To whom it went, and what was wrong; refused while there is no setting. */
export async function sendTestMail(
  companion: Companion,
  { actor }: Call<undefined>,
): Promise<Result<{ to: string; fault: MailFault | null }, Refusal>> {
  const found = await findMailSender(companion, null);
  if (found === null) return err({ code: 'not_found', detail: 'Save the setting first.' });
  const to = actor.user.email;
  if ('fault' in found) return ok({ to, fault: told(found.fault) });
  const workspace = (await findWorkspace(companion.database.db))?.name ?? '';
  const digest = createHash('sha256').update(randomUUID()).digest('hex');
  const senders = createSenders();
  const fault = await senders.send('test', found.endpoint, {
    ...testLetter(workspace),
    from: found.from,
    to: { address: to, name: actor.user.name },
    cc: [],
    messageId: automaticMessageId(digest, companion.publicUrl),
    inReplyTo: null,
    references: [],
    isAutomatic: true,
    attachments: [],
  });
  senders.close();
  return ok({ to, fault: fault === null ? null : told(fault) });
}

function told({ at, words }: MailFault): MailFault {
  return { at, words };
}

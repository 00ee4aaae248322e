/** Signs in to an IMAP server and looks whether the mailboxes are there; reads and changes nothing. */
import type { ImapFlow } from 'imapflow';
import { connectionFaultOf, saidBy, type MailFault } from '../faults.ts';
import type { MailEndpoint, MailLogin } from '../servers.ts';
import { openImap } from './open-imap.ts';

/** Null when all of it went well, otherwise what was wrong. */
export async function tryImap(
  endpoint: MailEndpoint & { login: MailLogin },
  mailboxes: readonly string[],
): Promise<MailFault | null> {
  const client = openImap(endpoint);
  try {
    await client.connect();
    return await findMissing(client, mailboxes);
  } catch (error) {
    return imapFaultOf(error as ImapError);
  } finally {
    client.close();
  }
}

async function findMissing(client: ImapFlow, mailboxes: readonly string[]): Promise<MailFault | null> {
  const there = (await client.list()).map(({ path }) => path);
  const missing = mailboxes.filter((name) => name.toUpperCase() !== 'INBOX' && !there.includes(name));
  if (missing.length === 0) return null;
  const words = `There is no mailbox ${missing.join(', ')}. There are: ${there.slice(0, 20).join(', ')}.`;
  return { at: 'mailboxes', words: saidBy(words), isFinal: true };
}

type ImapError = Error & { code?: string; authenticationFailed?: boolean; responseText?: string };

/** The fault behind an error of the IMAP library. */
export function imapFaultOf(error: ImapError): MailFault {
  if (error.authenticationFailed === true) {
    const said = error.responseText === undefined ? '' : ` The server said: ${saidBy(error.responseText)}`;
    return { at: 'login', words: `Check user and password; the server refuses them.${said}`, isFinal: false };
  }
  const said = saidBy(error.responseText ?? error.message);
  return connectionFaultOf(error) ?? { at: 'other', words: `Reading failed: ${said}`, isFinal: false };
}

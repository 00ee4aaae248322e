/** Mails an invitation's link to whom it is for; the admin has it too. */
import type { Invitation } from '#lib/contract/invitations.ts';
import type { Tx } from '#backend/data/database.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import { invitationLetter } from '#backend/mail/letters/account-letters.ts';
import type { Companion } from './companion.ts';
import { enqueueLetter } from './enqueue-letter.ts';

type Given = { invitation: Invitation; link: { url: string; tokenHash: string; expiresAt: Date } };

/** Puts the letter into the queue, in the transaction of the invitation. */
export async function mailInvitation(
  tx: Tx,
  companion: Companion,
  { invitation, link }: Given,
): Promise<void> {
  const workspace = (await findWorkspace(tx))?.name ?? '';
  await enqueueLetter(tx, companion, {
    ...link,
    purpose: 'invitation',
    to: { address: invitation.email },
    letter: invitationLetter({ workspace, name: invitation.invitedBy?.name ?? null, until: link.expiresAt }),
  });
}

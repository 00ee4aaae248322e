/** Takes an invitation back; its link ends. */
import type { Result } from '#lib/base/result.ts';
import type { InvitationId } from '#lib/contract/ids.ts';
import { deleteInvitation } from '#backend/data/invitations.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Nothing; refused when it is not pending. */
export function revokeInvitation(
  companion: Companion,
  { input }: Call<{ invitationId: InvitationId }>,
): Promise<Result<undefined, Refusal>> {
  return refusable(companion.database, async (tx) => {
    if (!(await deleteInvitation(tx, input.invitationId))) throw new RefusedError({ code: 'not_found' });
    return undefined;
  });
}

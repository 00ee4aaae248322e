/** Makes the user of somebody whom a sign-in provider vouches for, if invited or of an allowed domain. */
import { findUserByEmail, insertUser } from '#backend/data/users.ts';
import { findProfileByName } from '#backend/data/profiles.ts';
import { takeInvitation } from '#backend/data/invitations.ts';
import type { ProvenPerson } from '#backend/data/sign-in.ts';
import { insertMember } from '#backend/data/workspace.ts';
import { addInvited } from './accept-invitation.ts';
import type { Companion } from './companion.ts';
import { refusable } from './refusable.ts';

/** Who is given a place without an invitation: addresses of these domains, with this profile. */
export type OpenDoor = { domains: readonly string[]; profile: string };

/** Does nothing for users, for addresses that are not verified, and for everybody else whom nobody asked in. */
export async function admitPerson(
  companion: Pick<Companion, 'database' | 'now'>,
  person: ProvenPerson,
  door: OpenDoor,
): Promise<void> {
  if (!person.isVerified) return;
  await refusable(companion.database, async (tx) => {
    if ((await findUserByEmail(tx, person.email)) !== null) return;
    const invitation = await takeInvitation(tx, { email: person.email }, companion.now());
    if (invitation !== null) return addInvited(tx, invitation, { name: person.name, passwordHash: null });
    const domain = person.email.toLowerCase().split('@').at(-1) ?? '';
    const profile = door.domains.includes(domain) ? await findProfileByName(tx, door.profile) : null;
    if (profile === null || profile.isAdmin) return;
    await insertMember(tx, await insertUser(tx, { ...person, passwordHash: null }), profile.id);
  });
}

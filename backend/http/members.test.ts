import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  endMemberSessions,
  endSession,
  endSessions,
  listMemberSessions,
  listSessions,
} from '#lib/contract/account-sessions.ts';
import { createApi } from '#lib/api/api.ts';
import {
  deactivateMember,
  listMembers,
  reactivateMember,
  updateMember,
  type Member,
} from '#lib/contract/members.ts';
import { createProfile, deleteProfile, listProfiles, updateProfile } from '#lib/contract/profiles.ts';
import { signIn } from '#lib/contract/sessions.ts';
import { createTeam, deleteTeam, listTeams, updateTeam } from '#lib/contract/teams.ts';
import { createTicket, listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { listUsers, readMe } from '#lib/contract/users.ts';
import { readVisibility, updateVisibility } from '#lib/contract/visibility.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import {
  startTestCompanion,
  TEST_PASSWORD,
  type TestCompanion,
  type TestUser,
} from '#backend/testing/test-companion.ts';

describeOnEngines('users, teams and profiles', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  async function memberOf(user: TestUser): Promise<Member> {
    const { items } = await companion.admin.api(listMembers, {});
    const member = items.find((one) => one.user.id === user.id);
    if (member === undefined) throw new Error('Expected the user to be listed');
    return member;
  }
  const profileNamed = async (name: string) => {
    const { items } = await companion.admin.api(listProfiles, {});
    const profile = items.find((one) => one.name === name);
    if (profile === undefined) throw new Error(`Expected a profile ${name}`);
    return profile;
  };

  it('deactivating ends sessions at once and hands open tickets over, each with its event', async () => {
    const leaving = await companion.addUser('Agent', 'Lena Vogt');
    const heir = await companion.addUser('Agent', 'Timo Brandt');
    const mine = { subject: 'Hers', ownerId: leaving.id };
    const open1 = await leaving.api(createTicket, { body: mine });
    const closed = await leaving.api(createTicket, { body: mine });
    const body = { version: closed.version, status: 'closed' as const };
    await leaving.api(updateTicket, { params: { ticketId: closed.id }, body });
    const { version, openTickets } = await memberOf(leaving);
    expect(openTickets).toBe(1);
    const done = await companion.admin.api(deactivateMember, {
      params: { userId: leaving.id },
      body: { version, ticketsTo: heir.id },
    });
    expect(done).toMatchObject({ tickets: 1, member: { isActive: false, openTickets: 0, sessions: 0 } });
    expect((await refusalOf(leaving.api(readMe, {}))).code).toBe('not_signed_in');
    const credentials = { email: leaving.email, password: TEST_PASSWORD };
    const signingIn = createApi({ baseUrl: companion.url })(signIn, { body: credentials });
    expect(await refusalOf(signingIn)).toMatchObject({ code: 'not_permitted' });
    const ticket = await heir.api(readTicket, { params: { ticketId: open1.id } });
    expect(ticket.owner?.id).toBe(heir.id);
    expect(ticket.timeline.at(-1)).toMatchObject({
      kind: 'owner-changed',
      from: 'Lena Vogt',
      to: 'Timo Brandt',
      actor: { id: companion.admin.id },
      reason: 'Lena Vogt was deactivated',
      version: ticket.version,
    });
    const still = await heir.api(readTicket, { params: { ticketId: closed.id } });
    expect(still.owner?.id).toBe(leaving.id);
    expect((await heir.api(listUsers, {})).items.map(({ id }) => id)).not.toContain(leaving.id);
  });

  it('deactivating may leave tickets without an owner, never to somebody who cannot read them', async () => {
    const leaving = await companion.addUser('Agent');
    const ticket = await leaving.api(createTicket, { body: { subject: 'Hers', ownerId: leaving.id } });
    const { version } = await memberOf(leaving);
    const params = { userId: leaving.id };
    const blind = await companion.admin.api(createProfile, {
      body: { name: 'Records only', permissions: ['records.read'] },
    });
    const reader = await companion.addUser('Viewer');
    const readerMember = await memberOf(reader);
    await companion.admin.api(updateMember, {
      params: { userId: reader.id },
      body: { version: readerMember.version, profileId: blind.id },
    });
    const toReader = { version, ticketsTo: reader.id };
    expect(await refusalOf(companion.admin.api(deactivateMember, { params, body: toReader }))).toMatchObject({
      code: 'unusable_reference',
      fields: ['ticketsTo'],
    });
    await companion.admin.api(deactivateMember, { params, body: { version, ticketsTo: null } });
    const now = await companion.admin.api(readTicket, { params: { ticketId: ticket.id } });
    expect(now.owner).toBeNull();
  });

  it('reactivating lets in again by password, and brings no session back', async () => {
    const user = await companion.addUser('Agent');
    const { version } = await memberOf(user);
    const params = { userId: user.id };
    const { member } = await companion.admin.api(deactivateMember, {
      params,
      body: { version, ticketsTo: null },
    });
    const stale = companion.admin.api(reactivateMember, { params, body: { version } });
    expect((await refusalOf(stale)).code).toBe('stale_version');
    await companion.admin.api(reactivateMember, { params, body: { version: member.version } });
    expect((await refusalOf(user.api(readMe, {}))).code).toBe('not_signed_in');
    const credentials = { email: user.email, password: TEST_PASSWORD };
    const answer = await createApi({ baseUrl: companion.url })(signIn, { body: credentials });
    expect(answer.state).toBe('signed-in');
  });

  it('the last admin cannot be locked out, not by two admins at once either', async () => {
    const other = await companion.addUser('Admin');
    const agent = await profileNamed('Agent');
    const demote = async (by: TestUser, who: TestUser) =>
      by.api(updateMember, {
        params: { userId: who.id },
        body: { version: (await memberOf(who)).version, profileId: agent.id },
      });
    const [first, second] = [await memberOf(other), await memberOf(companion.admin)];
    const outcomes = await Promise.allSettled(
      [first, second].map(({ user, version }) =>
        companion.admin.api(updateMember, {
          params: { userId: user.id },
          body: { version, profileId: agent.id },
        }),
      ),
    );
    // Either may win; one admin is left, and the other request was refused (or its user no longer allowed to).
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await companion.database.db
      .selectFrom('member')
      .innerJoin('profile', 'profile.id', 'member.profile_id')
      .where('profile.is_admin', '=', true)
      .select('member.user_id')
      .execute();
    expect(rows).toHaveLength(1);
    // The rest of the suite goes on with the first admin.
    const admin = await companion.database.db
      .selectFrom('profile')
      .where('is_admin', '=', true)
      .select('id')
      .executeTakeFirstOrThrow();
    await companion.database.db
      .updateTable('member')
      .set({ profile_id: admin.id })
      .where('user_id', '=', companion.admin.id)
      .execute();
    await companion.database.db
      .updateTable('member')
      .set({ profile_id: agent.id })
      .where('user_id', '=', other.id)
      .execute();
    expect((await refusalOf(demote(companion.admin, companion.admin))).code).toBe('last_admin');
    const { version } = await memberOf(companion.admin);
    const params = { userId: companion.admin.id };
    const self = companion.admin.api(deactivateMember, { params, body: { version, ticketsTo: null } });
    expect((await refusalOf(self)).code).toBe('not_permitted');
    expect((await memberOf(companion.admin)).abilities.canDeactivate).toBe(false);
  });

  it('a changed profile holds at the next request, and Admin stays as it is', async () => {
    const user = await companion.addUser('Agent');
    const body = { name: 'Readers', permissions: ['tickets.read', 'messages.read'] as const };
    const readers = await companion.admin.api(createProfile, {
      body: { ...body, permissions: [...body.permissions] },
    });
    const { version } = await memberOf(user);
    const params = { userId: user.id };
    await companion.admin.api(updateMember, { params, body: { version, profileId: readers.id } });
    const create = () => user.api(createTicket, { body: { subject: 'x' } });
    expect((await refusalOf(create())).code).toBe('not_permitted');
    await companion.admin.api(updateProfile, {
      params: { profileId: readers.id },
      body: {
        name: 'Writers',
        permissions: [...body.permissions, 'tickets.create'],
        version: readers.version,
      },
    });
    await create();
    const inUse = companion.admin.api(deleteProfile, { params: { profileId: readers.id } });
    expect(await refusalOf(inUse)).toMatchObject({ code: 'in_use', facts: { users: 1 } });
    const stale = companion.admin.api(updateProfile, {
      params: { profileId: readers.id },
      body: { ...body, permissions: [], version: readers.version },
    });
    expect((await refusalOf(stale)).code).toBe('stale_version');
    const admin = await profileNamed('Admin');
    const changed = companion.admin.api(updateProfile, {
      params: { profileId: admin.id },
      body: { name: 'Admin', permissions: [], version: admin.version },
    });
    expect((await refusalOf(changed)).code).toBe('not_permitted');
  });

  it('without the Message Module the Ticket module is denied', async () => {
    const user = await companion.addUser('Agent');
    const profile = await companion.admin.api(createProfile, {
      body: { name: 'No messages', permissions: ['tickets.read', 'tickets.create'] },
    });
    const { version } = await memberOf(user);
    await companion.admin.api(updateMember, {
      params: { userId: user.id },
      body: { version, profileId: profile.id },
    });
    expect(await refusalOf(user.api(listTickets, {}))).toMatchObject({ code: 'not_permitted' });
    expect((await refusalOf(user.api(createTicket, { body: { subject: 'x' } }))).code).toBe('not_permitted');
  });

  it('private tickets are seen by the users and teams chosen, from the next request on', async () => {
    const [alone, inTeam, neither] = [
      await companion.addUser('Viewer'),
      await companion.addUser('Viewer'),
      await companion.addUser('Viewer'),
    ];
    const ticket = await companion.agent.api(createTicket, { body: { subject: 'Nobody else’s' } });
    const sees = async (user: TestUser) =>
      (await user.api(listTickets, { query: { search: ticket.number } })).total === 1;
    const team = await companion.admin.api(createTeam, { body: { name: 'Night', userIds: [inTeam.id] } });
    const { version } = await companion.admin.api(readVisibility, {});
    const body = { visibility: 'private' as const, userIds: [alone.id], teamIds: [team.id], version };
    const set = await companion.admin.api(updateVisibility, { body });
    expect(set).toMatchObject({ visibility: 'private', userIds: [alone.id], teamIds: [team.id] });
    const seen = () => Promise.all([alone, inTeam, neither, companion.agent].map(sees));
    expect(await seen()).toEqual([true, true, false, true]);
    expect((await refusalOf(companion.admin.api(updateVisibility, { body }))).code).toBe('stale_version');
    await companion.admin.api(deleteTeam, { params: { teamId: team.id } });
    expect(await seen()).toEqual([true, false, false, true]);
    const opened = { visibility: 'public' as const, userIds: [], teamIds: [], version: set.version };
    await companion.admin.api(updateVisibility, { body: opened });
    expect(await seen()).toEqual([true, true, true, true]);
  });

  it('teams have names of their own, and show active users only', async () => {
    const user = await companion.addUser('Agent', 'Ida Sand');
    const team = await companion.admin.api(createTeam, { body: { name: 'Returns', userIds: [user.id] } });
    const twin = companion.admin.api(createTeam, { body: { name: 'Returns', userIds: [] } });
    expect(await refusalOf(twin)).toMatchObject({ code: 'already_exists', fields: ['name'] });
    const { version } = await memberOf(user);
    const params = { userId: user.id };
    await companion.admin.api(deactivateMember, { params, body: { version, ticketsTo: null } });
    const { items } = await companion.agent.api(listTeams, {});
    expect(items.find(({ id }) => id === team.id)?.users).toEqual([]);
    const withGone = companion.admin.api(updateTeam, {
      params: { teamId: team.id },
      body: { name: 'Returns', userIds: [user.id], version: team.version },
    });
    expect(await refusalOf(withGone)).toMatchObject({ code: 'unusable_reference', fields: ['userIds'] });
  });

  it('sessions are listed by what they run on, and end one by one, elsewhere, or by an admin', async () => {
    const user = await companion.addUser('Agent');
    const token = await companion.companion.signIn.createToken(user.id);
    const elsewhere = createApi({ baseUrl: companion.url, token });
    const { items } = await user.api(listSessions, {});
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain(token);
    const other = items.find(({ isCurrent }) => !isCurrent);
    const params = { sessionId: other?.id ?? '' };
    const stranger = await companion.addUser('Agent');
    expect((await refusalOf(stranger.api(endSession, { params }))).code).toBe('not_found');
    await user.api(endSession, { params });
    expect((await refusalOf(elsewhere(readMe, {}))).code).toBe('not_signed_in');
    await companion.companion.signIn.createToken(user.id);
    expect(await user.api(endSessions, { query: { which: 'others' } })).toEqual({ ended: 1 });
    const listed = await companion.admin.api(listMemberSessions, { params: { userId: user.id } });
    expect(listed.items).toHaveLength(1);
    await companion.admin.api(endMemberSessions, { params: { userId: user.id } });
    expect((await refusalOf(user.api(readMe, {}))).code).toBe('not_signed_in');
    await stranger.api(endSessions, {});
    expect((await refusalOf(stranger.api(readMe, {}))).code).toBe('not_signed_in');
  });
});

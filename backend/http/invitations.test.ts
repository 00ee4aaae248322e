import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  readInvitation,
  renewInvitation,
  revokeInvitation,
} from '#lib/contract/invitations.ts';
import { listMembers } from '#lib/contract/members.ts';
import { makePasswordReset, readPasswordReset, resetPassword } from '#lib/contract/password-resets.ts';
import { createProfile, listProfiles } from '#lib/contract/profiles.ts';
import { signIn } from '#lib/contract/sessions.ts';
import { createTeam } from '#lib/contract/teams.ts';
import { readMe } from '#lib/contract/users.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const PASSWORD = 'a long enough one';
const DAY_MS = 24 * 60 * 60 * 1000;

describeOnEngines('invitations and password links', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const anybody = () => createApi({ baseUrl: companion.url });
  const profileId = async (name: string) => {
    const { items } = await companion.admin.api(listProfiles, {});
    const profile = items.find((one) => one.name === name);
    if (profile === undefined) throw new Error(`Expected a profile ${name}`);
    return profile.id;
  };
  const invite = async (email: string, name = 'Agent') =>
    companion.admin.api(createInvitation, { body: { email, profileId: await profileId(name) } });
  const tokenOf = (url: string) => new URL(url).hash.slice(1);

  it('make a user with the profile and teams of the invitation, once', async () => {
    const team = await companion.admin.api(createTeam, { body: { name: 'Line 2', userIds: [] } });
    const email = anAddress();
    const body = { email, profileId: await profileId('Viewer'), teamIds: [team.id] };
    const { url, invitation } = await companion.admin.api(createInvitation, { body });
    expect(url).toMatch(new RegExp(`^${companion.url}/invitation#[\\w-]{43}$`));
    expect(invitation).toMatchObject({ email, profile: { name: 'Viewer' }, teams: [{ name: 'Line 2' }] });
    const token = tokenOf(url);
    expect(await anybody()(readInvitation, { body: { token } })).toEqual({
      email,
      workspace: 'Test',
      invitedBy: 'Priya Nair',
    });
    const accept = () =>
      anybody()(acceptInvitation, { body: { token, name: 'Lena Vogt', password: PASSWORD } });
    const outcomes = await Promise.allSettled([accept(), accept(), accept()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(accept())).toMatchObject({ code: 'link_over', status: 410 });
    expect(await anybody()(signIn, { body: { email, password: PASSWORD } })).toMatchObject({
      state: 'signed-in',
      name: 'Lena Vogt',
    });
    const { items } = await companion.admin.api(listMembers, {});
    expect(items.find(({ user }) => user.email === email)).toMatchObject({
      profile: { name: 'Viewer' },
      teams: [{ name: 'Line 2' }],
      isActive: true,
    });
  });

  it('are kept as hashes, listed while pending, and end when revoked or replaced', async () => {
    const email = anAddress();
    const first = await invite(email);
    const stored = await companion.database.db.selectFrom('invitation').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(tokenOf(first.url));
    expect((await refusalOf(invite(email.toUpperCase()))).fields).toEqual(['email']);
    const params = { invitationId: first.invitation.id };
    const second = await companion.admin.api(renewInvitation, { params, body: {} });
    const look = (url: string) => anybody()(readInvitation, { body: { token: tokenOf(url) } });
    expect((await refusalOf(look(first.url))).code).toBe('link_over');
    expect((await look(second.url)).email).toBe(email);
    const pending = await companion.admin.api(listInvitations, {});
    expect(pending.items.map((one) => one.email)).toContain(email);
    await companion.admin.api(revokeInvitation, { params });
    expect((await refusalOf(look(second.url))).code).toBe('link_over');
    expect((await refusalOf(companion.admin.api(revokeInvitation, { params }))).code).toBe('not_found');
  });

  it('end after seven days, and can be made anew', async () => {
    const { url, invitation } = await invite(anAddress());
    const body = { token: tokenOf(url), name: 'Lena Vogt', password: PASSWORD };
    const { now } = companion.companion;
    companion.companion.now = () => new Date(Date.now() + 7 * DAY_MS + 1000);
    const late = await refusalOf(anybody()(acceptInvitation, { body })).finally(() => {
      companion.companion.now = now;
    });
    expect(late.code).toBe('link_over');
    const params = { invitationId: invitation.id };
    const renewed = await companion.admin.api(renewInvitation, { params, body: {} });
    await anybody()(acceptInvitation, { body: { ...body, token: tokenOf(renewed.url) } });
  });

  it('give nobody more rights than the inviting user has', async () => {
    const body = { name: 'Team lead', permissions: ['users.manage' as const, 'tickets.read' as const] };
    await companion.admin.api(createProfile, { body });
    const email = anAddress();
    const { url } = await invite(email, 'Team lead');
    const accepted = { token: tokenOf(url), name: 'Timo Brandt', password: PASSWORD };
    await anybody()(acceptInvitation, { body: accepted });
    const { id } = await userByEmail(email);
    const lead = createApi({
      baseUrl: companion.url,
      token: await companion.companion.signIn.createToken(id),
    });
    const asAdmin = { email: anAddress(), profileId: await profileId('Admin') };
    expect((await refusalOf(lead(createInvitation, { body: asAdmin }))).code).toBe('not_permitted');
    const params = { userId: companion.admin.id };
    expect((await refusalOf(lead(makePasswordReset, { params, body: {} }))).code).toBe('not_permitted');
    const asLead = { email: anAddress(), profileId: await profileId('Team lead') };
    await lead(createInvitation, { body: asLead });
  });

  it('password links work once, end all sessions, and replace each other', async () => {
    const user = await companion.addUser('Agent');
    const params = { userId: user.id };
    const older = await companion.admin.api(makePasswordReset, { params, body: {} });
    const { url } = await companion.admin.api(makePasswordReset, { params, body: {} });
    const use = (address: string) =>
      anybody()(resetPassword, { body: { token: tokenOf(address), password: PASSWORD } });
    expect((await refusalOf(use(older.url))).code).toBe('link_over');
    expect(await anybody()(readPasswordReset, { body: { token: tokenOf(url) } })).toEqual({
      email: user.email,
    });
    const outcomes = await Promise.allSettled([use(url), use(url)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await refusalOf(user.api(readMe, {}))).code).toBe('not_signed_in');
    expect(await anybody()(signIn, { body: { email: user.email, password: PASSWORD } })).toMatchObject({
      state: 'signed-in',
    });
    expect((await refusalOf(use(url))).code).toBe('link_over');
  });

  async function userByEmail(email: string) {
    const { items } = await companion.admin.api(listMembers, {});
    const member = items.find(({ user }) => user.email === email);
    if (member === undefined) throw new Error(`Expected a user ${email}`);
    return member.user;
  }
});

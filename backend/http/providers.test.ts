/** Sign-in at a real OpenID provider that runs beside the companion. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { listSessions } from '#lib/contract/account-sessions.ts';
import { createInvitation, listInvitations } from '#lib/contract/invitations.ts';
import { deactivateMember, listMembers } from '#lib/contract/members.ts';
import { listProfiles } from '#lib/contract/profiles.ts';
import { listProviders, startProviderSignIn } from '#lib/contract/providers.ts';
import { readMe } from '#lib/contract/users.ts';
import { describeOnEngines, openFresh } from '#backend/testing/engines.ts';
import { CLIENT, startOpenidProvider, type OpenidProvider } from '#backend/testing/openid-provider.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { freePort } from '../testing/free-port.ts';

describeOnEngines('sign-in at a provider', (open) => {
  let companion: TestCompanion;
  let provider: OpenidProvider;
  beforeAll(async () => {
    const [port, providerPort] = [await freePort(), await freePort()];
    provider = await startOpenidProvider(providerPort, `http://127.0.0.1:${port}/api/auth/callback/oidc`);
    const discoveryUrl = `${provider.issuer}/.well-known/openid-configuration`;
    companion = await startTestCompanion(await open(), {
      port,
      providers: { oidc: { ...CLIENT, name: 'Norrvik ID', discoveryUrl } },
      openDoor: { domains: ['open.example'], profile: 'Viewer' },
    });
  });
  afterAll(async () => {
    await companion.close();
    await provider.close();
  });

  it('is offered by name', async () => {
    const anybody = createApi({ baseUrl: companion.url });
    expect(await anybody(listProviders, {})).toEqual({ items: [{ id: 'oidc', name: 'Norrvik ID' }] });
  });

  it('lets a user with the verified address in, with a session of the companion', async () => {
    const { email } = companion.agent;
    provider.setAccount({ email: email.toUpperCase(), name: 'Ana R.', isVerified: true });
    const { path, token } = await visit('/contacts?search=lund');
    expect(path).toBe('/contacts?search=lund');
    const api = createApi({ baseUrl: companion.url, token: token ?? '' });
    expect((await api(readMe, {})).user).toMatchObject({ email, name: 'Ana Ribeiro' });
    const { items } = await api(listSessions, {});
    expect(items.find(({ isCurrent }) => isCurrent)).toMatchObject({
      client: 'web',
      browser: 'Firefox on Linux',
    });
    const again = await visit('/tickets');
    expect(again.token).not.toBeNull();
  });

  it('keeps out strangers, addresses that are not verified, and those who refuse there', async () => {
    const { email } = await companion.addUser('Agent');
    const refused = async (account: Parameters<OpenidProvider['setAccount']>[0]) => {
      provider.setAccount(account);
      const { path, token } = await visit('/tickets');
      expect(token).toBeNull();
      return path;
    };
    const stranger = { email: 'stranger@elsewhere.example', name: 'Stranger', isVerified: true };
    expect(await refused(stranger)).toBe('/sign-in?refused=unknown');
    expect(await refused({ email, name: 'Not her', isVerified: false })).toBe('/sign-in?refused=unverified');
    expect(await refused(null)).toBe('/sign-in?refused=denied');
    const { items } = await companion.admin.api(listMembers, {});
    expect(items.map(({ user }) => user.email)).not.toContain('stranger@elsewhere.example');
  });

  it('makes a user of somebody invited, once the provider vouches for the address', async () => {
    const profiles = await companion.admin.api(listProfiles, {});
    const profileId = profiles.items.find(({ name }) => name === 'Viewer')?.id ?? '';
    const email = 'lena.vogt@norrvik.example';
    await companion.admin.api(createInvitation, { body: { email, profileId } });
    provider.setAccount({ email, name: 'Lena Vogt', isVerified: false });
    expect((await visit('/tickets')).token).toBeNull();
    provider.setAccount({ email, name: 'Lena Vogt', isVerified: true });
    const { token } = await visit('/tickets');
    const me = await createApi({ baseUrl: companion.url, token: token ?? '' })(readMe, {});
    expect(me).toMatchObject({ user: { email, name: 'Lena Vogt' }, profile: 'Viewer' });
    expect((await companion.admin.api(listInvitations, {})).items).toEqual([]);
  });

  it('makes users of an allowed domain, with the profile set for them', async () => {
    provider.setAccount({ email: 'kim@open.example', name: 'Kim', isVerified: true });
    const { token } = await visit('/tickets');
    const me = await createApi({ baseUrl: companion.url, token: token ?? '' })(readMe, {});
    expect(me).toMatchObject({ user: { name: 'Kim' }, profile: 'Viewer' });
    provider.setAccount({ email: 'kim@open.example.evil.example', name: 'Kim', isVerified: true });
    expect((await visit('/tickets')).path).toBe('/sign-in?refused=unknown');
  });

  it('keeps deactivated users out', async () => {
    const user = await companion.addUser('Agent');
    const { items } = await companion.admin.api(listMembers, {});
    const version = items.find((one) => one.user.id === user.id)?.version ?? 0;
    await companion.admin.api(deactivateMember, {
      params: { userId: user.id },
      body: { version, ticketsTo: null },
    });
    provider.setAccount({ email: user.email, name: 'Gone', isVerified: true });
    expect(await visit('/tickets')).toEqual({ path: '/sign-in?refused=inactive', token: null });
  });

  it('follows no address of another site, and no answer of a sign-in begun in another browser', async () => {
    const anybody = createApi({ baseUrl: companion.url });
    const start = anybody(startProviderSignIn, {
      params: { providerId: 'oidc' },
      body: { next: '//evil.example' },
    });
    expect(await refusalOf(start)).toMatchObject({ code: 'invalid_input', fields: ['next'] });
    provider.setAccount({ email: companion.agent.email, name: 'Ana', isVerified: true });
    const forged = await visit('/tickets', { forgetsStart: true });
    expect(forged).toEqual({ path: '/sign-in?refused=old', token: null });
  });

  /** A browser that starts the sign-in and follows every redirect back to the companion; where it ends, and as whom. */
  async function visit(next: string, { forgetsStart = false } = {}) {
    const jar = new Map<string, Map<string, string>>();
    const go = async (url: string, init: RequestInit = {}) => {
      const { origin } = new URL(url);
      const cookies = jar.get(origin) ?? new Map<string, string>();
      jar.set(origin, cookies);
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { ...(init.headers as Record<string, string>), cookie, 'user-agent': FIREFOX };
      const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
      for (const text of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    };
    const started = await go(`${companion.url}/api/providers/oidc/sign-ins`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ next }),
    });
    if (forgetsStart) jar.delete(companion.url);
    let { url } = (await started.json()) as { url: string };
    for (let hops = 0; hops < 10; hops += 1) {
      const location = (await go(url)).headers.get('location');
      if (location === null) throw new Error(`Expected a redirect from ${url}`);
      url = new URL(location, url).href;
      const { origin, pathname, search } = new URL(url);
      if (origin === companion.url && !pathname.startsWith('/api/'))
        return {
          path: pathname + search,
          token: jar.get(companion.url)?.get('threadside_session') ?? null,
        };
    }
    throw new Error('Expected the provider to lead back');
  }
});

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

it('no provider is offered, and none can be started, where none is configured', async () => {
  const companion = await startTestCompanion(await openFresh('embedded'));
  const anybody = createApi({ baseUrl: companion.url });
  expect(await anybody(listProviders, {})).toEqual({ items: [] });
  const start = anybody(startProviderSignIn, { params: { providerId: 'google' }, body: { next: '/' } });
  expect((await refusalOf(start)).code).toBe('not_found');
  await companion.close();
});

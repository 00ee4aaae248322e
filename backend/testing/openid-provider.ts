/** A real OpenID provider (the package `oidc-provider`) on this machine, at which whoever is named signs in without a form. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';

export type Account = { email: string; name: string; isVerified: boolean };

export type OpenidProvider = {
  issuer: string;
  /** Who signs in next; null: somebody who refuses. */
  setAccount: (account: Account | null) => void;
  close: () => Promise<void>;
};

export const CLIENT = { clientId: 'threadside', clientSecret: 'a secret of the test only' };

/** Starts it for one client, which it leads back to `redirectUri`. */
export async function startOpenidProvider(port: number, redirectUri: string): Promise<OpenidProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  let account: Account | null = null;
  const provider = createProvider(issuer, redirectUri, (id) => (account?.email === id ? account : null));
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') === true)
      void interact(provider, { request, response }, account);
    else void provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    setAccount: (next) => {
      account = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function createProvider(issuer: string, redirectUri: string, find: (id: string) => Account | null): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx: unknown, id: string) => {
      const found = find(id);
      if (found === null) return undefined;
      const claims = { sub: `sub-${id}`, email: id, email_verified: found.isVerified, name: found.name };
      return { accountId: id, claims: () => claims };
    },
    loadExistingGrant: async (ctx: GrantContext) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: CLIENT.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile offline_access');
      await grant.save();
      return grant;
    },
  });
}

/** The part of the provider's context that grants everything asked for. */
type GrantContext = {
  oidc: {
    session: { accountId: string };
    provider: {
      Grant: new (of: { clientId: string; accountId: string }) => {
        addOIDCScope: (scope: string) => void;
        save: () => Promise<string>;
      };
    };
  };
};

type Exchange = { request: IncomingMessage; response: ServerResponse };

async function interact(
  provider: Provider,
  { request, response }: Exchange,
  account: Account | null,
): Promise<void> {
  const result =
    account === null
      ? { error: 'access_denied', error_description: 'The user refused' }
      : { login: { accountId: account.email }, consent: {} };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Opens the provider's page as a browser would until it leads back, and takes what it then says. */
export async function consentAt(url: string): Promise<{ state: string; code: string }> {
  let [address, cookies] = [url, new Map<string, string>()];
  for (let hops = 0; hops < 10; hops += 1) {
    const back = new URL(address);
    const [code, state] = [back.searchParams.get('code'), back.searchParams.get('state')];
    if (code !== null && state !== null) return { code, state };
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`The provider leads nowhere: ${answer.status} ${await answer.text()}`);
    address = new URL(next, address).href;
  }
  throw new Error('The provider leads in circles');
}

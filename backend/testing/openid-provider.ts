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
      grant.addOIDCScope('openid email profile');
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
      : { login: { accountId: account.email } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Sign-in at Google, Microsoft or an OpenID provider: away with a link, back with a code that the library checks. */
import type { Auth } from './auth.ts';
import type { SignInSettings } from './options.ts';
import { cookieValue } from './passwords.ts';

export type ProviderId = 'google' | 'microsoft' | 'oidc';

/** Where the browser goes, and the cookies that tie its return to this start. */
export type ProviderStart = { url: string; cookies: string[] };

/** A session's token; or why there is none, as the library or the provider named it. */
export type ProviderReturn = { token: string; cookies: string[] } | { error: string };

export function providersOf(auth: Auth, settings: SignInSettings) {
  const { google, microsoft, oidc } = settings.providers ?? {};
  const names: [ProviderId, string | undefined][] = [
    ['google', google && 'Google'],
    ['microsoft', microsoft && 'Microsoft'],
    ['oidc', oidc?.name],
  ];
  return {
    /** Providers that are configured, with the name for their button. */
    providers: names.flatMap(([id, name]) => (name === undefined ? [] : [{ id, name }])),

    /** Starts a sign-in; `next` is where in the companion it leads. */
    async startProvider(provider: ProviderId, next: string): Promise<ProviderStart> {
      const { response, headers } = await auth.api.signInSocial({
        body: { provider, callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true },
        returnHeaders: true,
      });
      if (response.url === undefined) throw new Error(`Expected ${provider} to give an address`);
      return { url: response.url, cookies: headers.getSetCookie() };
    },

    /** Finishes a sign-in with the address and cookies that the browser came back with. */
    async finishProvider(path: string, cookie: string): Promise<ProviderReturn & { next: string }> {
      const answer = await auth.handler(
        new Request(new URL(path, settings.publicUrl), { headers: { cookie } }),
      );
      const target = new URL(answer.headers.get('location') ?? '/sign-in', settings.publicUrl);
      const next = `${target.pathname}${target.search}`;
      const signed = cookieValue(answer.headers, 'session_token');
      if (signed === null) return { error: target.searchParams.get('error') ?? 'failed', next };
      const cookies = answer.headers.getSetCookie().filter((text) => !/session_(token|data)=/.test(text));
      return { token: decodeURIComponent(signed).replace(/\.[^.]*$/, ''), cookies, next };
    },
  };
}

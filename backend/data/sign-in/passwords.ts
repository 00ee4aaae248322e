/** Passwords and the sessions they open. */
import { APIError } from 'better-auth';
import type { Auth } from './auth.ts';

export type PasswordSignIn =
  | { state: 'signed-in'; token: string; name: string }
  /** The password is right; `challenge` is good for ten minutes and five codes. */
  | { state: 'second-factor'; challenge: string };

export function passwordsOf(auth: Auth) {
  return {
    /** The password as it is stored. */
    async hashPassword(password: string): Promise<string> {
      return (await auth.$context).password.hash(password);
    },

    /** A bearer token for the password, or the question for a second factor; null when address or password is wrong. */
    async signIn(email: string, password: string): Promise<PasswordSignIn | null> {
      try {
        const { response, headers } = await auth.api.signInEmail({
          body: { email: email.toLowerCase(), password },
          returnHeaders: true,
        });
        if ('twoFactorRedirect' in response)
          return { state: 'second-factor', challenge: challengeOf(headers) };
        return { state: 'signed-in', token: response.token, name: response.user.name };
      } catch (error) {
        if (error instanceof APIError && error.statusCode === 401) return null;
        throw error;
      }
    },

    /** A bearer token for a user without asking for the password; for the command line. */
    async createToken(userId: string): Promise<string> {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.createSession(userId, false)).token;
    },

    /** Ends the session of a token. */
    async revoke(token: string): Promise<void> {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteSession(token);
    },

    /** Changes the password of the token's user and ends all sessions; the new token, or null when the old one is wrong. */
    async changePassword(token: string, change: { current: string; next: string }): Promise<string | null> {
      try {
        const answer = await auth.api.changePassword({
          body: { currentPassword: change.current, newPassword: change.next, revokeOtherSessions: true },
          headers: headersOf(token),
        });
        return answer.token;
      } catch (error) {
        if (error instanceof APIError && error.statusCode === 400) return null;
        throw error;
      }
    },
  };
}

/** The library answers to bearer tokens through its headers. */
export function headersOf(token: string): Headers {
  return new Headers({ authorization: `Bearer ${token}` });
}

/** Name of the library's cookie that says whose second factor is awaited; we carry its value in the body instead. */
export const CHALLENGE_COOKIE = 'two_factor';

function challengeOf(headers: Headers): string {
  const value = cookieValue(headers, CHALLENGE_COOKIE);
  if (value === null) throw new Error('Expected the sign-in library to set a cookie for the second factor');
  return value;
}

/** The value of a cookie that an answer sets, whatever prefix its name has. */
export function cookieValue(headers: Headers, name: string): string | null {
  for (const cookie of headers.getSetCookie()) {
    const [, value] = new RegExp(`^(?:[\\w-]+\\.)?${name}=([^;]+)`).exec(cookie) ?? [];
    if (value !== undefined) return value;
  }
  return null;
}

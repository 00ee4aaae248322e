/** The second factor: codes of an authenticator app (TOTP, RFC 6238) and backup codes, asked for after the password. */
import { APIError } from 'better-auth';
import type { Auth } from './auth.ts';
import { CHALLENGE_COOKIE, headersOf } from './passwords.ts';

export type FactorSignIn =
  | { state: 'signed-in'; token: string; name: string }
  | { state: 'wrong' }
  /** The challenge is unknown, used, out of time or out of tries: the password has to be given again. */
  | { state: 'over' }
  | { state: 'locked' };

export type FactorStart =
  | { state: 'started'; uri: string; backupCodes: string[] }
  | { state: 'wrong-password' }
  | { state: 'on' };

/** Signing in with it, and turning it on and off. */
export function secondFactorOf(auth: Auth) {
  return { ...signInOf(auth), ...switchOf(auth), ...codesOf(auth) };
}

function signInOf(auth: Auth) {
  return {
    /** Finishes a sign-in that awaits a second factor; six digits are the app's code, anything else a backup code. */
    async finishSignIn(challenge: string, code: string): Promise<FactorSignIn> {
      const { authCookies } = await auth.$context;
      // The library prefixes all its cookies alike.
      const prefix = authCookies.sessionToken.name.replace(/session_token$/, '');
      const headers = new Headers({ cookie: `${prefix}${CHALLENGE_COOKIE}=${challenge}` });
      try {
        const { token, user } = /^\d{6}$/.test(code)
          ? await auth.api.verifyTOTP({ body: { code }, headers })
          : await auth.api.verifyBackupCode({ body: { code }, headers });
        if (token === undefined || user === undefined) return { state: 'over' };
        return { state: 'signed-in', token, name: user.name };
      } catch (error) {
        return { state: factorRefusal(error) };
      }
    },
  };
}

function switchOf(auth: Auth) {
  return {
    /** A new secret for the token's user, not asked for until a code confirms it; a code of why not. */
    async startSecondFactor(token: string, password: string): Promise<FactorStart> {
      try {
        const answer = await auth.api.enableTwoFactor({ body: { password }, headers: headersOf(token) });
        if (answer.method !== 'totp') throw new Error('Expected an authenticator app to be offered');
        return { state: 'started', uri: answer.totpURI, backupCodes: answer.backupCodes };
      } catch (error) {
        const code = refusalCode(error);
        if (code === 'INVALID_PASSWORD') return { state: 'wrong-password' };
        if (code === 'TOTP_ALREADY_ENABLED') return { state: 'on' };
        throw error;
      }
    },

    /** Turns the second factor on; the token that replaces this session's, or null when the code is wrong. */
    async confirmSecondFactor(token: string, code: string): Promise<string | null> {
      try {
        const { response, headers } = await auth.api.verifyTOTP({
          body: { code },
          headers: headersOf(token),
          returnHeaders: true,
        });
        return headers.get('set-auth-token') === null ? (response.token ?? token) : tokenOf(headers);
      } catch (error) {
        if (['INVALID_CODE', 'TOTP_NOT_ENABLED'].includes(refusalCode(error))) return null;
        throw error;
      }
    },

    /** Turns the second factor off; the token that replaces this session's, or null when the password is wrong. */
    async endSecondFactor(token: string, password: string): Promise<string | null> {
      try {
        const { headers } = await auth.api.disableTwoFactor({
          body: { password },
          headers: headersOf(token),
          returnHeaders: true,
        });
        return tokenOf(headers);
      } catch (error) {
        if (refusalCode(error) === 'INVALID_PASSWORD') return null;
        throw error;
      }
    },
  };
}

function codesOf(auth: Auth) {
  return {
    /** New backup codes in place of the old ones; null when the password is wrong or there is no second factor. */
    async makeBackupCodes(token: string, password: string): Promise<string[] | null> {
      try {
        const answer = await auth.api.generateBackupCodes({ body: { password }, headers: headersOf(token) });
        return answer.backupCodes;
      } catch (error) {
        if (['INVALID_PASSWORD', 'TWO_FACTOR_NOT_ENABLED'].includes(refusalCode(error))) return null;
        throw error;
      }
    },
  };
}

/** The library ends the session it was asked in and opens another; its bearer plug-in says which. */
function tokenOf(headers: Headers): string {
  const signed = headers.get('set-auth-token');
  if (signed === null) throw new Error('Expected the sign-in library to answer with a new session');
  return decodeURIComponent(signed).replace(/\.[^.]*$/, '');
}

function refusalCode(error: unknown): string {
  if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
  return String(error.body?.code);
}

function factorRefusal(error: unknown): 'wrong' | 'over' | 'locked' {
  switch (refusalCode(error)) {
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return 'wrong';
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return 'locked';
    default:
      return 'over';
  }
}

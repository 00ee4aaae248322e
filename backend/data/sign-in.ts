/**
 * Sign-in on better-auth: passwords, sessions as bearer tokens, and the device-code flow (RFC 8628).
 *
 * This is the only file that knows the library. Sessions are read by `data/sessions` in one statement of ours instead of
 * through it, because every request needs one.
 */
import { APIError, betterAuth } from 'better-auth';
import { bearer, deviceAuthorization } from 'better-auth/plugins';
import type { Db } from './database.ts';

/** The one client of the device-code flow; extension and add-in are the same application. */
const DEVICE_CLIENT = 'threadside-sidebar';

const DAY_S = 24 * 60 * 60;
/** A sidebar that asks for a sign-in every week loses its agents; sessions can be revoked one by one. */
export const SESSION_LIFETIME_S = 90 * DAY_S;

export type DevicePoll =
  | { state: 'pending' | 'slow-down' | 'denied' | 'expired' }
  | { state: 'approved'; token: string; expiresAt: Date };

export type SignIn = ReturnType<typeof createSignIn>;

/** Options shared with the test that compares the library's schema with our migration. */
export function signInOptions(db: Db, options: { secret: string; publicUrl: string }) {
  return {
    database: { db, type: 'postgres' as const, transaction: true },
    secret: options.secret,
    baseURL: options.publicUrl,
    telemetry: { enabled: false },
    // It logs wrong passwords as warnings of its own; the HTTP layer logs each request already.
    logger: { disabled: true },
    // Rate limits are the HTTP layer's, where every route has them in the contract.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: SESSION_LIFETIME_S },
    advanced: { database: { generateId: 'uuid' as const } },
    plugins: [
      bearer(),
      deviceAuthorization({
        expiresIn: '10m',
        interval: '5s',
        verificationUri: '/connect',
        validateClient: (id: string) => id === DEVICE_CLIENT,
      }),
    ],
  };
}

/** Sign-in over the given database. */
export function createSignIn(db: Db, options: { secret: string; publicUrl: string }) {
  const auth = createAuth(db, options);
  return { ...passwordsOf(auth), ...devicesOf(auth) };
}

type Auth = ReturnType<typeof createAuth>;

function createAuth(db: Db, options: { secret: string; publicUrl: string }) {
  return betterAuth(signInOptions(db, options));
}

function passwordsOf(auth: Auth) {
  return {
    /** Makes a user with a password; the caller has checked that the address is free. Returns the user's id. */
    async createUser(user: { name: string; email: string; password: string }): Promise<string> {
      const { internalAdapter, password } = await auth.$context;
      const created = await internalAdapter.createUser(
        { name: user.name, email: user.email.toLowerCase(), emailVerified: true },
        { method: 'admin' },
      );
      const hash = await password.hash(user.password);
      await internalAdapter.linkAccount({
        userId: created.id,
        accountId: created.id,
        providerId: 'credential',
        password: hash,
      });
      return created.id;
    },

    /** A bearer token for the password, or null when address or password is wrong. */
    async signIn(email: string, password: string): Promise<{ token: string; name: string } | null> {
      try {
        const answer = await auth.api.signInEmail({ body: { email: email.toLowerCase(), password } });
        return { token: answer.token, name: answer.user.name };
      } catch (error) {
        if (error instanceof APIError && error.statusCode === 401) return null;
        throw error;
      }
    },

    /** A bearer token for a user without asking for the password; for the command line. */
    async createToken(userId: string): Promise<string> {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.createSession(userId, false, { userAgent: 'threadside token create' }))
        .token;
    },

    /** Ends the session of a token. */
    async revoke(token: string): Promise<void> {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteSession(token);
    },
  };
}

function devicesOf(auth: Auth) {
  return {
    /** Starts the device-code flow. */
    async startDevice() {
      const code = await auth.api.deviceCode({ body: { client_id: DEVICE_CLIENT } });
      return {
        deviceCode: code.device_code,
        userCode: code.user_code,
        expiresInS: code.expires_in,
        intervalS: code.interval,
      };
    },

    /** What became of a device code; the token comes once. */
    async pollDevice(deviceCode: string): Promise<DevicePoll> {
      try {
        const answer = await auth.api.deviceToken({
          body: {
            grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
            device_code: deviceCode,
            client_id: DEVICE_CLIENT,
          },
        });
        return {
          state: 'approved',
          token: answer.access_token,
          expiresAt: new Date(Date.now() + answer.expires_in * 1000),
        };
      } catch (error) {
        return { state: devicePollState(error) };
      }
    },

    /** Approves or denies as the user of `token`; false when there is no such code any more. */
    async decideDevice(token: string, userCode: string, decision: 'approve' | 'deny'): Promise<boolean> {
      const headers = headersOf(token);
      try {
        // Verifying claims the code for this user; approving before that is refused by the library.
        await auth.api.deviceVerify({ query: { user_code: userCode }, headers });
        if (decision === 'approve') await auth.api.deviceApprove({ body: { userCode }, headers });
        else await auth.api.deviceDeny({ body: { userCode }, headers });
        return true;
      } catch (error) {
        if (error instanceof APIError && error.statusCode < 500) return false;
        throw error;
      }
    },
  };
}

function headersOf(token: string): Headers {
  return new Headers({ authorization: `Bearer ${token}` });
}

function devicePollState(error: unknown): 'pending' | 'slow-down' | 'denied' | 'expired' {
  if (!(error instanceof APIError)) throw error;
  switch (error.body?.['error']) {
    case 'authorization_pending':
      return 'pending';
    case 'slow_down':
      return 'slow-down';
    case 'access_denied':
      return 'denied';
    case 'expired_token':
    case 'invalid_grant':
      return 'expired';
    default:
      throw error;
  }
}

/** How the sign-in library is set up; shared with the test that compares its schema with our migrations. */
import { bearer, deviceAuthorization, genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Db } from '../database.ts';

/** The one client of the device-code flow; extension and add-in are the same application. */
export const DEVICE_CLIENT = 'threadside-sidebar';

const DAY_S = 24 * 60 * 60;
/** A sidebar that asks for a sign-in every week loses its agents; sessions can be ended one by one. */
export const SESSION_LIFETIME_S = 90 * DAY_S;

export type ClientSecret = { clientId: string; clientSecret: string };

/** Providers that are configured; none by default. */
export type ProviderSettings = {
  google?: ClientSecret;
  /** With one organisation's tenant its word on addresses is believed; `common` must verify them. */
  microsoft?: ClientSecret & { tenantId: string };
  oidc?: ClientSecret & { name: string; discoveryUrl: string };
};

/** Somebody a provider vouches for, before we know whether there is a place for them. */
export type ProvenPerson = { name: string; email: string; isVerified: boolean };

export type SignInSettings = {
  /** Encrypts the secrets of second factors and signs the cookies of a sign-in under way; the same for all processes. */
  secret: string;
  publicUrl: string;
  providers?: ProviderSettings;
  /** Makes the user of a proven person who is invited; called before the library looks for one. */
  admit?: (person: ProvenPerson) => Promise<void>;
};

/** Options for the library. */
export function signInOptions(db: Db, settings: SignInSettings) {
  return {
    database: { db, type: 'postgres' as const, transaction: true },
    secret: settings.secret,
    baseURL: settings.publicUrl,
    appName: 'Threadside',
    telemetry: { enabled: false },
    // It logs wrong passwords as warnings of its own; the HTTP layer logs each request already.
    logger: { disabled: true },
    // Rate limits are ours: the library counts only what comes through its own HTTP routes.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: SESSION_LIFETIME_S },
    advanced: { database: { generateId: 'uuid' as const } },
    account: { accountLinking: { enabled: true, trustedProviders: trustedOf(settings.providers) } },
    socialProviders: socialOf(settings),
    plugins: [
      bearer(),
      deviceAuthorization({
        expiresIn: '10m',
        interval: '5s',
        verificationUri: '/connect',
        validateClient: (id: string) => id === DEVICE_CLIENT,
      }),
      twoFactor({ issuer: 'Threadside' }),
      genericOAuth({ config: oidcOf(settings) }),
    ],
  };
}

/** Nobody gets an account by signing in at a provider alone: `admit` decides that before. */
const NO_SIGN_UP = { disableSignUp: true, disableImplicitSignUp: true };

function socialOf(settings: SignInSettings) {
  const { google, microsoft } = settings.providers ?? {};
  const shared = { ...NO_SIGN_UP, mapProfileToUser: admitting(settings) };
  return {
    ...(google === undefined ? {} : { google: { ...google, ...shared } }),
    ...(microsoft === undefined ? {} : { microsoft: { ...microsoft, ...shared } }),
  };
}

function oidcOf(settings: SignInSettings) {
  const { oidc } = settings.providers ?? {};
  if (oidc === undefined) return [];
  return [
    {
      providerId: 'oidc',
      ...oidc,
      ...NO_SIGN_UP,
      scopes: ['openid', 'email', 'profile'],
      requireIdTokenVerification: true,
      mapProfileToUser: admitting(settings),
    },
  ];
}

type Profile = { email?: unknown; name?: unknown; email_verified?: unknown };

function admitting({ admit, providers }: SignInSettings) {
  return async (profile: Profile) => {
    const { email, name } = profile;
    // Only Microsoft leaves this claim out, and only one tenant's word counts without it.
    const isVerified = profile.email_verified ?? isOneTenant(providers?.microsoft?.tenantId);
    if (typeof email === 'string' && admit !== undefined)
      await admit({
        email,
        name: typeof name === 'string' && name !== '' ? name : email,
        isVerified: isVerified === true || isVerified === 'true',
      });
    return {};
  };
}

function trustedOf(providers: ProviderSettings | undefined): 'microsoft'[] {
  return isOneTenant(providers?.microsoft?.tenantId) ? ['microsoft'] : [];
}

function isOneTenant(tenantId: string | undefined): boolean {
  return tenantId !== undefined && !['common', 'organizations', 'consumers'].includes(tenantId);
}

/** All settings of the companion, from the environment, validated once. Nothing else reads `process.env`. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';
import type { OpenDoor } from './commands/admit-person.ts';
import type { ProviderSettings } from './data/sign-in.ts';

const Origin = z
  .url({ protocol: /^https?$/, error: 'Give an address such as https://desk.example.com.' })
  .transform((address) => new URL(address).origin);

/** Words by comma. */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim().toLowerCase())
      .filter(Boolean),
  );

const limit = z.coerce.number({ error: 'Give a whole number.' }).int().min(1);

const Environment = z.object({
  /** TCP port of the companion. */
  PORT: z.coerce
    .number({ error: 'Give a port number.' })
    .int()
    .min(0)
    .max(65_535, { error: 'Ports end at 65535.' })
    .default(4310),
  /** Address to listen on; loopback until set up, whatever this says. */
  HOST: z.string().min(1).default('localhost'),
  /** Folder of the embedded database and of what belongs to this installation. */
  DATA_DIR: z.string().min(1, { error: 'Give a folder, or leave it unset for .data.' }).default('.data'),
  /** PostgreSQL 15 or newer; absent: the embedded database in DATA_DIR. */
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'Give an address such as postgres://user:password@host:5432/name.',
    })
    .optional(),
  /** Address under which people reach the companion; stands in links and in the device-code page. */
  PUBLIC_URL: Origin.optional(),
  /** Serves https with this certificate (PEM, with those between it and its authority); for Outlook, or without a proxy. */
  TLS_CERT_FILE: z.string().min(1).optional(),
  /** Its key, PEM and not encrypted. */
  TLS_KEY_FILE: z.string().min(1).optional(),
  /** Encrypts second factors; the same for all processes. Absent: made once and kept in DATA_DIR. */
  SECRET_KEY: z
    .string()
    .min(32, { error: 'Use at least 32 characters, e.g. from "openssl rand -base64 32".' })
    .optional(),
  /** Proxies in front, as addresses or networks by comma, whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: list,
  /** What all files of tickets may take together, in MB. */
  FILES_MB_MAX: z.coerce.number({ error: 'Give a whole number of MB.' }).int().min(0).default(10_240),
  /** Lets webhooks go to this machine, to private networks, and to http:// addresses; for tests and intranets. */
  WEBHOOKS_TO_PRIVATE: z.enum(['true', 'false'], { error: 'Use true or false.' }).default('false'),
  /** Authorities (PEM) that certificates of mail servers may come from besides the known ones. */
  MAIL_CA_FILE: z.string().min(1).optional(),
  /** Writes a minute by one user. */
  WRITES_PER_MINUTE: limit.default(1200),
  /** Requests a minute with one API key. */
  KEY_REQUESTS_PER_MINUTE: limit.default(1200),
  /** Sign-in with Google: client id and secret of an OAuth client. */
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  /** Sign-in with Microsoft: an app registration, and whose accounts may use it. */
  MICROSOFT_CLIENT_ID: z.string().optional(),
  MICROSOFT_CLIENT_SECRET: z.string().optional(),
  MICROSOFT_TENANT_ID: z.string().default('common'),
  /** Sign-in with any OpenID provider; the issuer is the address before `/.well-known/openid-configuration`. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'Give an address such as https://login.example.com.' })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Name on the button. */
  OIDC_NAME: z.string().default('your organisation'),
  /** Domains whose verified addresses become users by signing in at a provider, without an invitation. */
  ALLOWED_DOMAINS: list,
  /** Profile that such users get. */
  ALLOWED_DOMAINS_PROFILE: z.string().default('Viewer'),
  /** Further extension ids that may call the API, by comma; for own builds with another key. */
  EXTENSION_IDS: z
    .string()
    .default('')
    .transform((ids) =>
      ids
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[a-p]{32}$/, { error: 'Extension ids are 32 letters from a to p.' }))),
  /** Bearer for `/metrics`; absent: only callers on this machine may read it. */
  METRICS_TOKEN: z.string().min(16, { error: 'Use at least 16 characters.' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'Use fatal, error, warn, info, debug, trace or silent.',
    })
    .default('info'),
});

/** Settings as the rest of the companion uses them. */
export type Config = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  /** Origin under which people reach the companion; null: localhost with the port. */
  publicUrl: string | null;
  /** Files of certificate and key; null: http. */
  certificateFiles: { cert: string; key: string } | null;
  extensionIds: string[];
  metricsToken: string | null;
  /** Null: made once and kept in the data folder. */
  secretKey: string | null;
  trustedProxies: string[];
  filesBytesMax: number;
  allowsPrivateWebhooks: boolean;
  /** File of further authorities for mail servers; null for none. */
  mailAuthoritiesFile: string | null;
  limits: { writesPerMinute: number; keyRequestsPerMinute: number };
  providers: ProviderSettings;
  openDoor: OpenDoor;
  logLevel: string;
};

/** The settings, or one sentence a wrong variable saying which it is and what it should be. */
export function readConfig(environment: Record<string, string | undefined>): Result<Config, string[]> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const { data } = parsed;
  if ((data.TLS_CERT_FILE === undefined) !== (data.TLS_KEY_FILE === undefined))
    return err(['TLS_CERT_FILE: Give it together with TLS_KEY_FILE, or neither.']);
  return ok({
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    publicUrl: data.PUBLIC_URL ?? null,
    certificateFiles: certificateFilesOf(data),
    extensionIds: [EXTENSION_ID, ...data.EXTENSION_IDS],
    metricsToken: data.METRICS_TOKEN ?? null,
    secretKey: data.SECRET_KEY ?? null,
    trustedProxies: data.TRUSTED_PROXIES,
    filesBytesMax: data.FILES_MB_MAX * 1024 * 1024,
    allowsPrivateWebhooks: data.WEBHOOKS_TO_PRIVATE === 'true',
    mailAuthoritiesFile: data.MAIL_CA_FILE === undefined ? null : resolve(data.MAIL_CA_FILE),
    limits: {
      writesPerMinute: data.WRITES_PER_MINUTE,
      keyRequestsPerMinute: data.KEY_REQUESTS_PER_MINUTE,
    },
    providers: providersOf(data),
    openDoor: { domains: data.ALLOWED_DOMAINS, profile: data.ALLOWED_DOMAINS_PROFILE },
    logLevel: data.LOG_LEVEL,
  });
}

function certificateFilesOf({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key }: z.output<typeof Environment>) {
  return cert === undefined || key === undefined ? null : { cert: resolve(cert), key: resolve(key) };
}

/** A provider counts once both its id and its secret are there. */
function providersOf(data: z.output<typeof Environment>): ProviderSettings {
  const google = clientOf(data.GOOGLE_CLIENT_ID, data.GOOGLE_CLIENT_SECRET);
  const microsoft = clientOf(data.MICROSOFT_CLIENT_ID, data.MICROSOFT_CLIENT_SECRET);
  const oidc = clientOf(data.OIDC_CLIENT_ID, data.OIDC_CLIENT_SECRET);
  const issuer = data.OIDC_ISSUER?.replace(/\/$/, '');
  return {
    ...(google === null ? {} : { google }),
    ...(microsoft === null ? {} : { microsoft: { ...microsoft, tenantId: data.MICROSOFT_TENANT_ID } }),
    ...(oidc === null || issuer === undefined
      ? {}
      : {
          oidc: {
            ...oidc,
            name: data.OIDC_NAME,
            discoveryUrl: `${issuer}/.well-known/openid-configuration`,
          },
        }),
  };
}

function clientOf(clientId: string | undefined, clientSecret: string | undefined) {
  return clientId === undefined || clientSecret === undefined ? null : { clientId, clientSecret };
}

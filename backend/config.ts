/** All settings of the companion, from the environment, validated once. Nothing else reads `process.env`. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';

const Origin = z
  .url({ protocol: /^https?$/, error: 'Give an address such as https://desk.example.com.' })
  .transform((address) => new URL(address).origin);

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
  extensionIds: string[];
  metricsToken: string | null;
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
  return ok({
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    publicUrl: data.PUBLIC_URL ?? null,
    extensionIds: [EXTENSION_ID, ...data.EXTENSION_IDS],
    metricsToken: data.METRICS_TOKEN ?? null,
    logLevel: data.LOG_LEVEL,
  });
}

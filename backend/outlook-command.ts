/** `threadside manifest` and `threadside certificate`: what an admin needs for the Outlook add-in. Neither opens the database. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '#package.json' with { type: 'json' };
import type { CommandOutcome } from './command-line.ts';
import type { Config } from './config.ts';
import { outlookManifest } from './core/outlook-manifest.ts';
import { outlookReach } from './core/outlook-reach.ts';
import { makeLocalCertificate } from './local-certificate.ts';
import { schemeOf } from './open-companion.ts';

/** The longest that macOS and iOS accept. */
const CERTIFICATE_DAYS = 825;

const NOT_HTTPS =
  'Set PUBLIC_URL to the companion’s https address: Outlook loads add-ins by https only. To try it on this computer, make a certificate: threadside certificate\n';

/** Commands of this file, by their first word. */
export const OUTLOOK_COMMANDS: ReadonlySet<string> = new Set(['manifest', 'certificate']);

/** Runs one of them; `args` begins with its name. */
export function runOutlookCommand(config: Config, args: readonly string[], now: Date): CommandOutcome {
  const [command, ...hosts] = args;
  if (command === 'certificate') return makeCertificateFiles(config, hosts, now);
  const publicUrl = config.publicUrl ?? `${schemeOf(config)}://localhost:${config.port}`;
  if (outlookReach(publicUrl) === 'nowhere') return { output: NOT_HTTPS, exitCode: 1 };
  return { output: outlookManifest({ publicUrl, version: manifest.version }), exitCode: 0 };
}

function makeCertificateFiles(config: Config, hosts: readonly string[], now: Date): CommandOutcome {
  const [first = 'localhost', ...others] = hosts;
  const names: [string, ...string[]] = hosts.length === 0 ? ['localhost', '127.0.0.1'] : [first, ...others];
  const cert = join(config.dataDir, 'local-certificate.pem');
  const key = join(config.dataDir, 'local-certificate.key');
  // Whoever has told a browser to trust it should not have to do that again.
  if (existsSync(cert) || existsSync(key))
    return { output: `${cert} is there already. Delete it and its key to make another.\n`, exitCode: 1 };
  const made = makeLocalCertificate(names, { now, days: CERTIFICATE_DAYS });
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(key, made.key, { mode: 0o600 });
  writeFileSync(cert, made.cert);
  const output = `Wrote a certificate for ${names.join(', ')}. Start the companion with it:

  TLS_CERT_FILE=${cert} TLS_KEY_FILE=${key} npm start

Then tell this computer to trust ${cert} (docs/outlook-add-in.md says how). It is for trying things here, not for a team.
`;
  return { output, exitCode: 0 };
}

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, type Config } from './config.ts';
import { runOutlookCommand } from './outlook-command.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'threadside-certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function configOf(environment: Record<string, string>): Config {
  const config = readConfig({ DATA_DIR: folder, ...environment });
  if (!config.ok) throw new Error(config.error.join());
  return config.value;
}

describe('threadside manifest', () => {
  it('prints the manifest for the public address', () => {
    const config = configOf({ PUBLIC_URL: 'https://desk.norrvik.example' });
    const { output, exitCode } = runOutlookCommand(config, ['manifest'], NOW);
    expect(exitCode).toBe(0);
    expect(output).toContain('https://desk.norrvik.example/taskpane.html');
  });

  it('prints one for this computer when the companion serves https by itself', () => {
    const config = configOf({ TLS_CERT_FILE: 'a.pem', TLS_KEY_FILE: 'a.key' });
    expect(runOutlookCommand(config, ['manifest'], NOW).output).toContain('https://localhost:4310/taskpane');
  });

  it('refuses with the remedy while the address is not https', () => {
    const { output, exitCode } = runOutlookCommand(configOf({}), ['manifest'], NOW);
    expect(exitCode).toBe(1);
    expect(output).toContain('PUBLIC_URL');
  });
});

describe('threadside certificate', () => {
  it('makes a certificate that can be served, its key for the owner only, and never writes over it', () => {
    const config = configOf({});
    const made = runOutlookCommand(config, ['certificate'], NOW);
    expect(made.exitCode).toBe(0);
    const [cert = '', key = ''] = ['pem', 'key'].map((end) => join(folder, `local-certificate.${end}`));
    expect(made.output).toContain(`TLS_CERT_FILE=${cert} TLS_KEY_FILE=${key}`);
    const served = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
    expect(() => createSecureContext(served)).not.toThrow();
    expect(statSync(key).mode & 0o077).toBe(0);
    expect(runOutlookCommand(config, ['certificate', 'desk.local'], NOW).exitCode).toBe(1);
    expect(readFileSync(cert, 'utf8')).toBe(served.cert);
  });
});

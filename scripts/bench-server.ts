/** A companion with sample data in a process of its own, as benchmarks ask it. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Server = {
  process: ChildProcess;
  url: string;
  /** Of an agent. */
  token: string;
  /** Of anybody in the sample data. */
  tokenOf: (email: string) => string;
  folder: string;
};

/** Starts it on PostgreSQL, or with an empty address on the embedded engine; with sample data in it. */
export async function startServer(databaseUrl: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'threadside-bench-'));
  const env = {
    ...process.env,
    PORT: '0',
    PUBLIC_URL: '',
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    // What is measured is the companion, not what it grants one user.
    WRITES_PER_MINUTE: '1000000',
  };
  const child = spawn('node', ['--disable-warning=ExperimentalWarning', 'backend/main.ts', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /runs at (\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    const tokenOf = (email: string) => {
      const command = ['backend/cli.ts', 'token', 'create', '--email', email];
      const args = ['--disable-warning=ExperimentalWarning', ...command];
      return execFileSync('node', args, { env, encoding: 'utf8' }).trim();
    };
    return { process: child, url, token: tokenOf('ana@norrvik.example'), tokenOf, folder };
  }
  throw new Error('The server did not start.');
}

/** Ends it and what it kept. */
export function stopServer({ process: child, folder }: Server): void {
  child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

/** A companion with sample data as a process of its own, as a person would run it, on a free port. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const NODE_FLAGS = ['--disable-warning=ExperimentalWarning'];

/** A running companion; its data stays in the folder it was given. */
export type CompanionProcess = {
  url: string;
  /** A bearer token of a user of the sample data. */
  tokenOf(email: string): string;
  stop(): Promise<void>;
};

/** Starts it with its data in `dataDir`, apart from any companion that runs already. */
export async function startCompanionProcess(dataDir: string): Promise<CompanionProcess> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: '0',
    DATABASE_URL: '',
    PUBLIC_URL: '',
    LOG_LEVEL: 'warn',
  };
  const server = spawn('node', [...NODE_FLAGS, 'backend/main.ts', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(server);
  const cli = (...args: string[]): string =>
    execFileSync('node', [...NODE_FLAGS, 'backend/cli.ts', ...args], { env, encoding: 'utf8' }).trim();
  return {
    url,
    tokenOf: (email) => cli('token', 'create', '--email', email),
    stop: () => stopProcess(server),
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (server.stdout) {
    for await (const line of createInterface(server.stdout)) {
      const [, url] = /runs at (\S+)/.exec(line) ?? [];
      if (url !== undefined) return url;
    }
  }
  throw new Error('The companion did not start; read its message above.');
}

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

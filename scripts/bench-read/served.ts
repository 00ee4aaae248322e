/** A companion as a process of its own over a seeded database. */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Place = { DATABASE_URL: string; DATA_DIR: string };
export type Served = { url: string; token: string; pid: number; stop: () => Promise<void> };

const NODE = ['--disable-warning=ExperimentalWarning'];

function environment(place: Place) {
  // Looking at a thread is a POST, so limits on writes would count it.
  return {
    ...process.env,
    ...place,
    PORT: '0',
    PUBLIC_URL: '',
    LOG_LEVEL: 'silent',
    WRITES_PER_MINUTE: '1000000000',
  };
}

/** Starts it and signs Ana in. */
export async function serve(place: Place): Promise<Served> {
  const env = environment(place);
  const child = spawn('node', [...NODE, 'backend/main.ts', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  // However this process ends, nothing of it stays behind.
  process.once('exit', () => child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /runs at (\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    const args = [...NODE, 'backend/cli.ts', 'token', 'create', '--email', 'ana@norrvik.example'];
    const token = execFileSync('node', args, { env, encoding: 'utf8' }).trim();
    const stop = async () => {
      child.kill('SIGTERM');
      await exited;
    };
    return { url, token, pid: child.pid ?? 0, stop };
  }
  throw new Error('The companion did not start; read its message above.');
}

/** Adds rows to an empty place, with the progress bar on this terminal. */
export function seed(place: Place, tickets: number): void {
  const args = [...NODE, 'scripts/seed.ts', '--tickets', String(tickets)];
  execFileSync('node', args, { env: environment(place), stdio: 'inherit' });
}

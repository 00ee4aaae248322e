/** A private PostgreSQL server in a temporary folder, on a port of its own, for tests and benchmarks. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export type PrivatePostgresql = {
  url: string;
  /** Stops the server and keeps its data. */
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Initialises and starts a server; `POSTGRESQL_BIN` names the folder of its programs. Default settings, fsync on. */
export async function startPostgresql(): Promise<PrivatePostgresql> {
  const bin = process.env['POSTGRESQL_BIN'];
  if (bin === undefined) throw new Error('Set POSTGRESQL_BIN, or run the tests by "npm test", which does.');
  const folder = mkdtempSync(join(tmpdir(), 'threadside-pg-'));
  const owner = serverOwner();
  if ('uid' in owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'threadside', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const port = await freePort();
  const start = async () => {
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'],
      { ...owner, cwd: folder, stdio: 'ignore' },
    );
    const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await waitUntilReady(bin, port);
    return { server, exited };
  };
  let running = await start();
  const halt = async () => {
    // The immediate shutdown of PostgreSQL: connections are cut, as by a machine that goes away.
    running.server.kill('SIGQUIT');
    await running.exited;
  };
  return {
    url: `postgres://threadside@127.0.0.1:${port}`,
    pause: halt,
    resume: async () => {
      running = await start();
    },
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function serverOwner(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function waitUntilReady(bin: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('The private PostgreSQL did not start within 10 s.');
}

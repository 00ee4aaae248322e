/** Getting a fresh clone ready: packages by the lockfile, then programs with the Node version that the project brings along. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'node_modules', '.bin');
/** Which lockfile the installed packages belong to. */
const STAMP = join(ROOT, 'node_modules', '.threadside-lock');

/** Installs packages by the lockfile when they are missing or belong to another one. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  process.stdout.write('Installing packages (once, about a minute)\n');
  // The engines of some packages name a newer Node than the machine may have; everything runs on the one from the lockfile.
  const done = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0)
    fail('Packages could not be installed. Read npm’s message above, then run the command again.');
  writeFileSync(STAMP, lock);
}

/** The environment in which `node` and the packages' programs are the project's own. */
export function ownEnvironment(environment = process.env) {
  return { ...environment, PATH: [BIN, environment.PATH].join(delimiter) };
}

/**
 * Runs a program and waits for it; ends this process with its exit code when it fails. Signals reach the program, so that
 * Ctrl C and SIGTERM stop the companion in its own way.
 */
export async function run(command, args, environment = process.env) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: ownEnvironment(environment),
    shell: process.platform === 'win32',
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
  const code = await new Promise((resolve) =>
    child.on('exit', (status, signal) => resolve(signal === null ? status : 1)),
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
  if (code !== 0) process.exit(code ?? 1);
}

/** Says what is wrong and ends with an error. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Getting a fresh clone ready: packages by the lockfile, then programs with the Node version that the project brings along. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'node_modules', '.bin');
/** Installs packages by the lockfile when some are missing or of another version, whoever installed them. */
export function ensureInstalled() {
  if (isInstalled()) return;
  process.stdout.write('Installing packages (once, about a minute)\n');
  // The engines of some packages name a newer Node than the machine may have; everything runs on the one from the lockfile.
  const done = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0)
    fail('Packages could not be installed. Read npm’s message above, then run the command again.');
}

/** Compares the lockfile with the list that npm keeps of what it installed; parts for other platforms are optional. */
function isInstalled() {
  const installedList = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = Object.entries(readPackages(join(ROOT, 'package-lock.json')));
  const installed = readPackages(installedList);
  return wanted.every(
    ([path, { version, optional }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (optional === true && installed[path] === undefined),
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** The environment in which `node` and the packages' programs are the project's own. */
export function ownEnvironment(environment = process.env) {
  return { ...environment, PATH: [BIN, environment.PATH].join(delimiter) };
}

/** Runs a program and waits for it; ends this process with its exit code when it fails. */
export async function run(command, args, environment = process.env) {
  const code = await exitCodeOf(command, args, environment);
  if (code !== 0) process.exit(code);
}

/**
 * Runs a program and waits for it; gives its exit code, 1 when a signal ended it. Signals reach the program, so that Ctrl C and
 * SIGTERM stop the companion in its own way.
 */
export async function exitCodeOf(command, args, environment = process.env) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: ownEnvironment(environment),
    shell: process.platform === 'win32',
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
  const code = await new Promise((resolve) =>
    child.on('exit', (status, signal) => resolve(signal === null ? (status ?? 1) : 1)),
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
  return code;
}

/** Says what is wrong and ends with an error. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

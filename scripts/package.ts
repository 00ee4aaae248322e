/**
 * `npm run package`: the zips that the stores take, for Chrome, Edge and Firefox, and for Firefox the sources that its reviewers build
 * from. They lie in `.output`; what to write beside them is in docs/store.
 */
import { spawnSync } from 'node:child_process';
import { globSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

for (const old of zips()) rmSync(join(ROOT, old));
for (const browser of ['chrome', 'edge', 'firefox']) zip(browser);
for (const path of zips()) {
  const kilobytes = Math.round(statSync(join(ROOT, path)).size / 1000);
  process.stdout.write(`${path}  ${kilobytes} kB\n`);
}

function zips(): string[] {
  return globSync('.output/*.zip', { cwd: ROOT });
}

function zip(browser: string): void {
  const done = spawnSync('wxt', ['zip', '--browser', browser], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout}${done.stderr}\nThe zip for ${browser} was not made.\n`);
  process.exit(1);
}

/** Builds the extension and the companion's pages; with --if-changed only when their sources changed since the last build. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'dist', 'built-from');
const EXTENSION = join(ROOT, '.output', 'chrome-mv3');
const PAGES = join(ROOT, 'dist', 'app');
const PANE = join(ROOT, 'dist', 'taskpane');

const sources = hashSources();
const isCurrent =
  [EXTENSION, PAGES, PANE, STAMP].every((path) => existsSync(path)) &&
  readFileSync(STAMP, 'utf8') === sources;
if (!(process.argv.includes('--if-changed') && isCurrent)) {
  process.stdout.write('Building the extension and the companion (about half a minute)\n');
  // A build that fails leaves something half-made, which is no build of any sources.
  rmSync(STAMP, { force: true });
  build('wxt', ['build']);
  build('vite', ['build', '--config', 'backend/pages/app/vite.config.ts']);
  build('vite', ['build', '--config', 'backend/pages/taskpane/vite.config.ts']);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, sources);
}
process.stdout.write(`The extension is built in ${EXTENSION}\n`);
process.stdout.write(
  '  Chrome, Edge: open chrome://extensions, switch on Developer mode, "Load unpacked", choose that folder.\n',
);
process.stdout.write(
  '  Firefox: npm run build:firefox, then about:debugging > This Firefox > Load Temporary Add-on.\n',
);

/** What the builds are made from; contents, because a clone gives every file a new time. */
function hashSources(): string {
  const hash = createHash('sha256').update(process.env['THREADSIDE_INBOXSDK_APP_ID'] ?? '');
  const patterns = [
    '{entrypoints,components,lib,public,backend/pages}/**/*',
    'wxt.config.ts',
    'scripts/{squeeze,inboxsdk-app-id}.ts',
    'package-lock.json',
  ];
  for (const entry of globSync(patterns, { cwd: ROOT, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    hash.update(path.slice(ROOT.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function build(command: string, args: string[]): void {
  const done = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}\n${command} ${args.join(' ')} failed.\n`);
  process.exit(1);
}

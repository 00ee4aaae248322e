/** `npm run pictures`: compares the sidebar with its accepted pictures; with `-- --accept` takes the new ones over. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TEST = ['run', '--config', 'scripts/vitest.config.ts', '--project', 'browser', 'e2e/sidebar/pictures'];
const isAccepting = process.argv.includes('--accept');

const { status } = spawnSync('vitest', TEST, {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, THREADSIDE_ACCEPT_PICTURES: isAccepting ? '1' : '' },
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);

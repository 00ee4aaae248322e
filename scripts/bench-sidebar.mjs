/** `npm run bench:sidebar`: how fast the sidebar shows tickets, in Chromium on the stand-in mailbox, beside a bare twin. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium } from './test-programs.mjs';

ensureInstalled();
const environment = { ...process.env, CHROMIUM_PATH: ensureChromium(fail) };
await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run(
  'node',
  ['--disable-warning=ExperimentalWarning', 'e2e/bench/sidebar-bench.ts', ...process.argv.slice(2)],
  environment,
);

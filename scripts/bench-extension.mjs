/** `npm run bench:extension`: what the extension costs a mail page, beside one with an extension that does nothing. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium } from './test-programs.mjs';

ensureInstalled();
const environment = { ...process.env, CHROMIUM_PATH: ensureChromium(fail) };
await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run(
  'node',
  ['--disable-warning=ExperimentalWarning', 'e2e/bench/extension-bench.ts', ...process.argv.slice(2)],
  environment,
);

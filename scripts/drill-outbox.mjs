/** `npm run drill:outbox`: see e2e/outbox/drill.ts. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium } from './test-programs.mjs';

ensureInstalled();
const environment = { ...process.env, CHROMIUM_PATH: ensureChromium(fail) };
await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run(
  'node',
  ['--disable-warning=ExperimentalWarning', 'e2e/outbox/outbox-drill.ts', ...process.argv.slice(2)],
  environment,
);

/** `npm run demo`: Chromium with the extension on a stand-in Gmail mailbox, and a companion with sample data. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium } from './test-programs.mjs';

ensureInstalled();
const environment = { ...process.env, CHROMIUM_PATH: ensureChromium(fail) };
await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run(
  'node',
  ['--disable-warning=ExperimentalWarning', 'scripts/demo.ts', ...process.argv.slice(2)],
  environment,
);

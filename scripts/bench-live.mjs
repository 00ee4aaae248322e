/** `npm run bench:live`: how soon a colleague's change shows in another person's pages, beside a bare reader of the stream. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium } from './test-programs.mjs';

ensureInstalled();
const environment = { ...process.env, CHROMIUM_PATH: ensureChromium(fail) };
await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run('node', ['--disable-warning=ExperimentalWarning', 'e2e/bench/live-bench.ts'], environment);

/** `npm run pictures:store`: takes the stores' pictures, 1280 by 800, of the product itself on its sample data. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium } from './test-programs.mjs';

ensureInstalled();
const environment = { ...process.env, CHROMIUM_PATH: ensureChromium(fail) };
await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run('node', ['--disable-warning=ExperimentalWarning', 'scripts/pictures-store.ts'], environment);

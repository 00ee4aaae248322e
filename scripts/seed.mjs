/** `npm run seed`: see seed.ts. */
import { ensureInstalled, run } from './setup.mjs';

ensureInstalled();
await run('node', ['--disable-warning=ExperimentalWarning', 'scripts/seed.ts', ...process.argv.slice(2)]);

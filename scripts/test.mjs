/** `npm test`: sets up what the tests need, checks the code, and runs every test. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium, ensureDovecot, ensureFirefox, ensurePostgresql } from './test-programs.mjs';

ensureInstalled();
const programs = {
  CHROMIUM_PATH: ensureChromium(fail),
  POSTGRESQL_BIN: ensurePostgresql(fail),
  DOVECOT: ensureDovecot(fail),
  FIREFOX_PATH: ensureFirefox(),
};
const environment = { ...process.env, ...programs };
await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run('node', ['scripts/check.ts'], environment);
await run('vitest', ['run', '--config', 'scripts/vitest.config.ts', ...process.argv.slice(2)], environment);

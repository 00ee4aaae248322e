/** `npm test`: sets up what the tests need, checks the code, and runs every test. */
import { runTests } from './run-tests.mjs';
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
process.exitCode = await runTests(process.argv.slice(2), environment);

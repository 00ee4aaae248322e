/** `npm run bench:intake`: see bench-intake.ts. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureDovecot, ensurePostgresql } from './test-programs.mjs';

ensureInstalled();
const environment = {
  ...process.env,
  POSTGRESQL_BIN: ensurePostgresql(fail),
  DOVECOT: ensureDovecot(fail),
};
await run(
  'node',
  ['--disable-warning=ExperimentalWarning', 'scripts/bench-intake.ts', ...process.argv.slice(2)],
  environment,
);

/** `npm run drill:intake`: see drill-intake.ts. */
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
  ['--disable-warning=ExperimentalWarning', 'scripts/drill-intake.ts', ...process.argv.slice(2)],
  environment,
);

/** `npm run bench:sla`: see bench-sla.ts. */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensurePostgresql } from './test-programs.mjs';

ensureInstalled();
const environment = { ...process.env, POSTGRESQL_BIN: ensurePostgresql(fail) };
await run(
  'node',
  ['--disable-warning=ExperimentalWarning', 'scripts/bench-sla.ts', ...process.argv.slice(2)],
  environment,
);

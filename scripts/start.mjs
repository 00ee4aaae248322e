/**
 * `npm start`: installs what is missing, builds what is out of date, and runs the companion. Plain JavaScript without
 * packages, because it runs on whatever Node the machine has, before anything is installed.
 */
import { ensureInstalled, run } from './setup.mjs';

if (process.argv.includes('--help')) {
  process.stdout.write(
    'Usage: npm start [-- --demo]\n  --demo  starts with sample data and prints a sign-in\n',
  );
  process.exit(0);
}
ensureInstalled();
await run('node', ['scripts/build.ts', '--if-changed']);
// Request logs would bury the address and token that a person needs now; a service sets LOG_LEVEL=info.
const environment = { LOG_LEVEL: 'warn', ...process.env };
await run(
  'node',
  ['--disable-warning=ExperimentalWarning', 'backend/main.ts', ...process.argv.slice(2)],
  environment,
);

/**
 * `node scripts/launch.mjs [--with PROGRAMS] SCRIPT [ARGUMENTS]`: sets up what a script of ours needs, then runs it. PROGRAMS is a
 * list with commas of chromium (with what it shows built), postgresql and dovecot.
 */
import { ensureInstalled, fail, run } from './setup.mjs';
import { ensureChromium, ensureDovecot, ensurePostgresql } from './test-programs.mjs';

const PROGRAMS = {
  chromium: ['CHROMIUM_PATH', ensureChromium],
  postgresql: ['POSTGRESQL_BIN', ensurePostgresql],
  dovecot: ['DOVECOT', ensureDovecot],
};

const words = process.argv.slice(2);
const needed = words[0] === '--with' ? words.splice(0, 2)[1].split(',') : [];
ensureInstalled();
const environment = { ...process.env };
for (const name of needed) {
  const [variable, ensure] = PROGRAMS[name];
  environment[variable] = ensure(fail);
}
if (needed.includes('chromium')) await run('node', ['scripts/build.ts', '--if-changed'], environment);
await run('node', ['--disable-warning=ExperimentalWarning', ...words], environment);

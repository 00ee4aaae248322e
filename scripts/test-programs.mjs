/** Programs that tests drive and npm does not bring: Chromium, Firefox, PostgreSQL and Dovecot. Installs them where it can, else says how. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
/** Not on everybody's PATH. */
const DOVECOT_PATHS = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'];
const POSTGRESQL_HOME = '/usr/lib/postgresql';

/** Path of a Chromium browser. */
export function ensureChromium(fail) {
  const find = () => process.env.CHROMIUM_PATH ?? findOnPath(CHROMIUM_NAMES);
  return (
    find() ??
    (install('chromium') && find()) ??
    fail('The browser tests need Chromium. Install it, or set CHROMIUM_PATH to one.')
  );
}

/** Path of a Firefox, 140 or newer; empty where there is none, as its tests are skipped then. */
export function ensureFirefox() {
  const find = () => process.env.FIREFOX_PATH ?? findOnPath(FIREFOX_NAMES);
  const found = find() ?? (install('firefox-esr') && find());
  if (found) return found;
  process.stdout.write('The tests of Firefox are skipped. Install it, or set FIREFOX_PATH to one.\n');
  return '';
}

/** Folder with PostgreSQL's programs (initdb, postgres). */
export function ensurePostgresql(fail) {
  const find = () => process.env.POSTGRESQL_BIN ?? findPostgresql();
  return (
    find() ??
    (install('postgresql') && find()) ??
    fail(
      'The data tests need PostgreSQL 15 or newer. Install it, or set POSTGRESQL_BIN to the folder of its programs.',
    )
  );
}

/** Path of Dovecot, an IMAP server. */
export function ensureDovecot(fail) {
  const find = () =>
    process.env.DOVECOT ?? findOnPath(['dovecot']) ?? DOVECOT_PATHS.find((path) => existsSync(path));
  return (
    find() ??
    (install('dovecot-imapd') && find()) ??
    fail(
      'The mail tests need Dovecot 2.3. Install it (dovecot-imapd on Debian), or set DOVECOT to its program.',
    )
  );
}

function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Debian keeps the server's programs off the PATH, a folder a version. */
function findPostgresql() {
  const versions = existsSync(POSTGRESQL_HOME)
    ? readdirSync(POSTGRESQL_HOME).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const homes = versions.map((version) => join(POSTGRESQL_HOME, version, 'bin'));
  const onPath = findOnPath(['initdb']);
  return (
    homes.find((home) => existsSync(join(home, 'initdb'))) ??
    (onPath === undefined ? undefined : join(onPath, '..'))
  );
}

/** Installs a Debian package when this is Debian and we may. */
function install(name) {
  if (process.getuid?.() !== 0 || findOnPath(['apt-get']) === undefined) return false;
  process.stdout.write(`Installing ${name} for the tests\n`);
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  return apt('install', '-y', '--no-install-recommends', name).status === 0;
}

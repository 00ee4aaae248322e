/** Programs that tests drive and npm does not bring: Chromium and PostgreSQL. Installs them where it can, else says how. */
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

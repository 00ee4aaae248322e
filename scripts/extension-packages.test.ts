/** What the stores look at first: what the extension may do in each browser, and what Mozilla's own linter says of it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import accepted from './add-on-warnings.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILD_MS = 180_000;

type Manifest = Record<string, unknown> & {
  content_scripts: { matches: string[] }[];
  web_accessible_resources: { resources: string[]; matches: string[] }[];
};

function run(command: string, args: string[]): string {
  // Under a test runner it would be a build for tests.
  const env = { ...process.env, NODE_ENV: 'production' };
  const done = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
  if (done.error) throw done.error;
  return done.stdout;
}

beforeAll(() => {
  for (const browser of ['edge', 'firefox']) run('wxt', ['build', '--browser', browser]);
}, BUILD_MS);

function manifestOf(browser: string): Manifest {
  return JSON.parse(readFileSync(`${ROOT}/.output/${browser}-mv3/manifest.json`, 'utf8')) as Manifest;
}

/** What a person or a store is asked to allow; whoever changes it changes this list, and the store texts. */
const MAIL_PAGES = [
  'https://mail.google.com/*',
  'https://outlook.office.com/*',
  'https://outlook.office365.com/*',
  'https://outlook.live.com/*',
  'https://outlook.cloud.microsoft/*',
];

describe.each(['chrome', 'edge', 'firefox'])('the extension for %s', (browser) => {
  it('asks for these permissions and no other', () => {
    const manifest = manifestOf(browser);
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest['permissions']).toEqual(['scripting', 'storage', 'alarms', 'notifications']);
    expect(manifest['host_permissions']).toEqual(['https://mail.google.com/*']);
    expect(manifest['optional_permissions']).toBeUndefined();
    // Firefox gives each installation an origin of its own, which no companion can allow by name.
    const optionalHosts =
      browser === 'firefox' ? ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'] : undefined;
    expect(manifest['optional_host_permissions']).toEqual(optionalHosts);
  });

  it('reads these pages and is seen by no other', () => {
    const { content_scripts: scripts, web_accessible_resources: shown, ...manifest } = manifestOf(browser);
    expect(scripts.flatMap(({ matches }) => matches).toSorted()).toEqual(MAIL_PAGES.toSorted());
    expect(shown.flatMap(({ matches }) => matches).toSorted()).toEqual(MAIL_PAGES.toSorted());
    expect(shown.flatMap(({ resources }) => resources)).toEqual(['sidebar.html', 'icon.svg', 'icon/*.png']);
    const policy = manifest['content_security_policy'] as { extension_pages: string };
    expect(policy.extension_pages).toMatch(/^script-src 'self'; object-src 'self'; frame-ancestors https:/);
  });
});

describe.each(['popup', 'options', 'sidebar'])('the page %s', (page) => {
  it('runs its own entry and no other page’s', () => {
    const folder = `${ROOT}/.output/edge-mv3`;
    const html = readFileSync(`${folder}/${page}.html`, 'utf8');
    const chunks = new Set(
      [...html.matchAll(/(?:src|href)="\/(chunks\/[^"]+\.js)"/g)].map(([, path]) => path),
    );
    // Each entry says so when its page has no place for it.
    const entries = [...chunks].flatMap((path) =>
      [...readFileSync(`${folder}/${path}`, 'utf8').matchAll(/The ([\w ]+) has no #root/g)].map(
        ([, name]) => name,
      ),
    );
    expect(chunks.size).toBeGreaterThan(1);
    expect(entries).toEqual([page === 'popup' ? 'popup' : `${page} page`]);
  });
});

describe('Mozilla’s linter', () => {
  it('finds no error, and the warnings that are explained', { timeout: BUILD_MS }, () => {
    type Finding = { code: string; file?: string };
    const output = run('addons-linter', ['--output', 'json', '.output/firefox-mv3']);
    const found = JSON.parse(output) as { errors: Finding[]; notices: Finding[]; warnings: Finding[] };
    expect(found.errors).toEqual([]);
    expect(found.notices).toEqual([]);
    const counts: Record<string, number> = {};
    for (const { code, file = '' } of found.warnings) {
      const key = `${code} ${file.replace(/-[\w-]{8}\.js$/, '.js')}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    expect(counts).toEqual(Object.fromEntries(accepted.map(({ warning, count }) => [warning, count])));
  });
});

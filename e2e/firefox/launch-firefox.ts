/** Starts a real Firefox with the built extension on the stand-in mailbox. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openBidi, type Bidi } from './bidi.ts';
import { startHostProxy } from './host-proxy.ts';

/** Where `wxt build --browser firefox` puts its build. */
const EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/firefox-mv3');

/** Builds the extension for Firefox, as the build for tests is Chromium's. */
export function buildForFirefox(): void {
  // Under a test runner it would be a build for tests.
  const env = { ...process.env, NODE_ENV: 'production' };
  const done = spawnSync('wxt', ['build', '--browser', 'firefox'], { env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`wxt build --browser firefox: ${done.stdout}${done.stderr}`);
}

const START_MS = 60_000;

/** Firefox stops an idle worker after 30 s; the tests cannot wait so long. The sidebar's heart beats each 10 s. */
export const WORKER_IDLE_MS = 15_000;

export type Firefox = {
  bidi: Bidi;
  /** Hosts that anything in the browser asked for. */
  askedHosts: Set<string>;
  close: () => Promise<void>;
};

/** A Firefox of its own profile that reaches only `ports`, by host name, and loopback. Its extension is installed. */
export async function launchFirefox(program: string, ports: Record<string, number>): Promise<Firefox> {
  const proxy = await startHostProxy(ports);
  const profile = mkdtempSync(join(tmpdir(), 'threadside-firefox-'));
  writeFileSync(join(profile, 'user.js'), preferences(proxy.port));
  const args = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile];
  const firefox = spawn(program, args, { env: { ...process.env, HOME: profile } });
  const bidi = await openBidi(await addressOf(firefox));
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: EXTENSION_DIR } });
  return {
    bidi,
    askedHosts: proxy.asked,
    close: async () => {
      const ended = new Promise((gone) => firefox.once('exit', gone));
      await bidi.send('browser.close').catch(() => firefox.kill());
      await ended;
      bidi.close();
      proxy.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function preferences(proxyPort: number): string {
  const wanted: Record<string, string | number | boolean> = {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'extensions.background.idle.timeout': WORKER_IDLE_MS,
    // Nobody is there to answer the browser's own question; it is taken as allowed.
    'extensions.webextOptionalPermissionPrompts': false,
  };
  return Object.entries(wanted)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

function addressOf(firefox: ChildProcess): Promise<string> {
  return new Promise((found, reject) => {
    let said = '';
    const giveUp = (): void => reject(new Error(`Firefox did not start: ${said}`));
    const timer = setTimeout(giveUp, START_MS);
    firefox.once('exit', giveUp);
    firefox.stderr?.on('data', (data) => {
      said += String(data);
      const url = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      firefox.off('exit', giveUp);
      found(url);
    });
  });
}

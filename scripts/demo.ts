/** Starts a companion with sample data in a folder of its own, signs the extension in as Ana, and opens her mailbox. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { openDemo } from '../e2e/stand-in-gmail/open-demo.ts';

const AGENT = 'ana@norrvik.example';
const ENVIRONMENT = {
  ...process.env,
  DATA_DIR: '.data-demo',
  PORT: '0',
  DATABASE_URL: '',
  PUBLIC_URL: '',
  LOG_LEVEL: 'warn',
};

const headless = process.argv.includes('--headless');
if (!headless && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
  process.stderr.write(
    'The demo opens a browser window, and there is no screen here. Run it on a desktop.\n',
  );
  process.exit(1);
}

const { server, url } = await startCompanion();
try {
  const token = execFileSync(
    'node',
    ['--disable-warning=ExperimentalWarning', 'backend/cli.ts', 'token', 'create', '--email', AGENT],
    {
      env: ENVIRONMENT,
      encoding: 'utf8',
    },
  ).trim();
  const me = await fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  const { user } = (await me.json()) as { user: { id: string; name: string } };
  const demo = await openDemo({ companionUrl: url, headless, signIn: { token, user } });
  process.stdout.write(`The mailbox of ${demo.mailbox} is open; open a mail and look to its right.\n`);
  process.stdout.write(
    `The companion is at ${url} (${AGENT}, password threadside-demo). Close the window or press Ctrl C to end.\n`,
  );
  process.once('SIGINT', () => void demo.close());
  await demo.closed;
  await demo.close();
} finally {
  server.kill('SIGTERM');
}

/** A companion of our own, told apart from one that may run already by a free port and a folder for demos. */
async function startCompanion(): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn('node', ['--disable-warning=ExperimentalWarning', 'backend/main.ts', '--demo'], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(server.stdout)) {
    const [, url] = /runs at (\S+)/.exec(line) ?? [];
    if (url !== undefined) return { server, url };
  }
  throw new Error('The companion did not start; read its message above.');
}

/** Starts a companion with sample data in a folder of its own, signs the extension in as Ana, and opens her mailbox. */
import { startCompanionProcess } from '../e2e/companion-process.ts';
import { openDemo } from '../e2e/stand-in-gmail/open-demo.ts';

const AGENT = 'ana@norrvik.example';
/** Apart from the folder of a companion that may run already, and kept, so that a demo goes on where it was left. */
const DATA_DIR = '.data-demo';

const headless = process.argv.includes('--headless');
if (!headless && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
  process.stderr.write(
    'The demo opens a browser window, and there is no screen here. Run it on a desktop.\n',
  );
  process.exit(1);
}

const companion = await startCompanionProcess(DATA_DIR);
try {
  const { url } = companion;
  const token = companion.tokenOf(AGENT);
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
  await companion.stop();
}

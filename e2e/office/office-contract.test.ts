/** The contract that all mail hosts keep, by the Office host: the real Office.js in a page that plays Outlook on the web. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { build } from 'vite';
import { describeMailHost, type MailHostSubject } from '#lib/mail/mail-host.contract.ts';
import { createRemoteMailHost } from '#lib/messaging/remote-mail-host.ts';
import { createPortPair } from '#lib/messaging/testing/port-pair.ts';
import { sampleFile, toExpectedFile } from '../stand-in-gmail/sample-files.ts';
import { COMPANION_ORIGIN } from './outlook-server.ts';
import { openOutlookDesk, type OutlookDesk } from './outlook-desk.ts';

const PAGE = '/contract.html';
/** As it is built and shipped, so that what runs before and beside Office.js is the same. */
const SHIPPED = resolve(import.meta.dirname, '../../dist/taskpane/index.html');

let desk: OutlookDesk;
let subject: MailHostSubject;

beforeAll(async () => {
  desk = await openOutlookDesk(COMPANION_ORIGIN + PAGE);
  const page = readFileSync(SHIPPED, 'utf8').replace(/\/taskpane\/assets\/index-[\w-]+\.js/, '/contract.js');
  desk.server.addPage(PAGE, { type: 'text/html', text: page });
  desk.server.addPage('/contract.js', {
    type: 'text/javascript',
    text: await bundle('contract-page/main.ts'),
  });
  const tab = await desk.open(await desk.browser());
  const [ours, theirs] = createPortPair();
  await tab.page.exposeFunction('sayToTest', (message: unknown) => theirs.postMessage(message));
  const connecting = createRemoteMailHost(ours, 'not asked for here');
  await tab.outlook('openPane');
  const host = await connecting;
  const pane = await tab.pane();
  theirs.onMessage.addListener((message) => {
    pane
      .evaluate(
        (said) => (globalThis as unknown as { hearFromTest: (said: unknown) => void }).hearFromTest(said),
        message,
      )
      // The last of them are sent while the browser closes already.
      .catch(() => {});
  });
  subject = {
    host,
    open: (which) => tab.outlook('select', which === 'first' ? 'osterby-labels' : 'tarnmoor-portal'),
    close: () => tab.outlook('select', null),
    setTheme: (colorScheme) => tab.page.emulateMedia({ colorScheme }),
    failIdentity: (fails) => tab.outlook('failsIdentity', fails),
    expected: {
      mailbox: 'ana@norrvik.example',
      subject: 'Label printer in hall 2 stops after a few labels',
      sender: 'marta@osterby.example',
      messageId: 'a1f4-hall2@mail.osterby.example',
      bodyIncludes: 'the printers at tables 5 and 6',
      files: ['counter-table-5.pdf', 'counter-table-6.pdf'].map(sampleFile).map(toExpectedFile),
    },
  };
}, 60_000);

afterAll(() => desk.close());

describeMailHost('Office', () => subject);

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: resolve(import.meta.dirname, entry), formats: ['es'] } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error(`${entry} was not bundled.`);
  return output.output[0].code;
}

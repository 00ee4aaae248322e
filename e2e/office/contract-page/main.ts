/** A pane without a sidebar: serves the Office host to the test over functions on the page, as a content script does by a port. */
import { createOfficeHost } from '#lib/mail/office/office-host.ts';
import { startOffice } from '#lib/mail/office/start-office.ts';
import type { MessagePortLike } from '#lib/messaging/protocol.ts';
import { serveMailHost } from '#lib/messaging/serve-mail-host.ts';

const { sayToTest } = globalThis as unknown as { sayToTest: (message: unknown) => void };
const port: MessagePortLike = {
  postMessage: sayToTest,
  disconnect: () => {},
  onMessage: { addListener: (hear) => Object.assign(globalThis, { hearFromTest: hear }) },
  onDisconnect: { addListener: () => {} },
};
const office = await startOffice();
if (!office.ok) throw new Error(office.error);
serveMailHost(createOfficeHost(office.value), port, { signal: new AbortController().signal });
